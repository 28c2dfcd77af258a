import { createECDH, createHash } from 'node:crypto';
import { SignJWT, UnsecuredJWT, decodeProtectedHeader, errors, importJWK, jwtVerify } from 'jose';
import type { JWK, JWTPayload } from 'jose';
import type { BrokenToken, User } from '../protocol.js';
import { oauthError } from './line-error.js';

export const issuer = 'https://access.line.me';
const idTokenSeconds = 3600;

/** Keys are made from a word, so that tokens outlive a restart and no private key lies in the repository. */
function keyPair(word: string): { publicJwk: JWK; privateJwk: JWK } {
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(createHash('sha256').update(`tieline sandbox ${word}`).digest());
  const point = curve.getPublicKey();
  const publicJwk: JWK = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33, 65).toString('base64url'),
  };
  return { publicJwk, privateJwk: { ...publicJwk, d: curve.getPrivateKey().toString('base64url') } };
}

const kid = 'sandbox-2026-1';
const current = keyPair('signing key');
const stranger = keyPair('key of somebody else');
const signingKey = await importJWK(current.privateJwk, 'ES256');
const strangerKey = await importJWK(stranger.privateJwk, 'ES256');
const publicKey = await importJWK(current.publicJwk, 'ES256');

/** Body of `/oauth2/v2.1/certs`. */
export const certs = { keys: [{ ...current.publicJwk, kid, use: 'sig', alg: 'ES256' }] };

export type TokenOrder = {
  user: User;
  loginChannelId: string;
  loginSecret: string;
  scope: readonly string[];
  /** milliseconds */
  now: number;
  broken?: BrokenToken;
};

/** A real ES256 token as LIFF gives it, or one that is wrong in the named way only. */
export async function createIdToken({ user, scope, now, broken, ...channel }: TokenOrder): Promise<string> {
  const iat = Math.floor(now / 1000) + shiftOf(broken);
  const claims: JWTPayload = {
    iss: broken === 'wrong-issuer' ? 'https://access.line.me.example.com' : issuer,
    ...(broken === 'no-sub' ? {} : { sub: user.lineUserId }),
    aud: broken === 'wrong-audience' ? '1234567890' : channel.loginChannelId,
    exp: iat + idTokenSeconds,
    iat,
    ...(broken === 'not-yet-valid' ? { nbf: iat } : {}),
    amr: ['linesso'],
    ...(scope.includes('profile') ? { name: user.displayName, picture: user.pictureUrl } : {}),
  };
  if (broken === 'alg-none') return new UnsecuredJWT(claims).encode();
  if (broken === 'hs256') {
    const secret = new TextEncoder().encode(channel.loginSecret);
    return new SignJWT(claims).setProtectedHeader({ typ: 'JWT', alg: 'HS256' }).sign(secret);
  }
  const header = { alg: 'ES256', typ: 'JWT', kid: broken === 'unknown-kid' ? 'sandbox-unknown' : kid };
  const foreign = broken === 'bad-signature' || broken === 'unknown-kid';
  return new SignJWT(claims).setProtectedHeader(header).sign(foreign ? strangerKey : signingKey);
}

/** Two hours either way: beyond any tolerance for clocks. */
function shiftOf(broken: BrokenToken | undefined): number {
  if (broken === 'expired') return -2 * 3600;
  return broken === 'not-yet-valid' ? 2 * 3600 : 0;
}

/** `POST /oauth2/v2.1/verify`: the claims, or LINE's error. */
export async function verifyIdToken(
  idToken: string,
  expected: { clientId: string; loginSecret: string; nonce?: string; userId?: string; now: number },
): Promise<JWTPayload> {
  const payload = await readToken(idToken, expected);
  if (payload.iss !== issuer) throw oauthError('Invalid IdToken Issuer.');
  if (!payload.exp || payload.exp * 1000 <= expected.now) throw oauthError('IdToken expired.');
  if (payload.aud !== expected.clientId) throw oauthError('Invalid IdToken Audience.');
  if (expected.nonce !== undefined && payload['nonce'] !== expected.nonce) {
    throw oauthError('Invalid IdToken Nonce.');
  }
  if (!payload.sub || (expected.userId !== undefined && payload.sub !== expected.userId)) {
    throw oauthError('Invalid IdToken Subject Identifier.');
  }
  return payload;
}

/** LINE's endpoint takes ES256 and, for web login, HS256 by the channel secret. */
async function readToken(idToken: string, { loginSecret, now }: { loginSecret: string; now: number }) {
  try {
    const header = decodeProtectedHeader(idToken);
    if (header.alg === 'ES256' && header.kid !== kid) throw new errors.JWKSNoMatchingKey();
    const key = header.alg === 'HS256' ? new TextEncoder().encode(loginSecret) : publicKey;
    // A huge tolerance: expiry is judged by the caller, which has its own word for it.
    const options = { algorithms: ['ES256', 'HS256'], clockTolerance: 1e10, currentDate: new Date(now) };
    return (await jwtVerify(idToken, key, options)).payload;
  } catch {
    throw oauthError('Invalid IdToken.');
  }
}
