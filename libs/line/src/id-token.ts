import { createHash } from 'node:crypto';
import { compactVerify, decodeProtectedHeader } from 'jose';
import { z } from 'zod';
import { Jwks } from './jwks.js';

export type VerifiedIdToken = {
  ok: true;
  /** LINE user id, U and 32 hex digits */
  sub: string;
  name: string | null;
  picture: string | null;
  /** ms since 1970 */
  expiresAt: number;
  /**
   * SHA-256 (base64url) of what nobody but LINE can change. Remember this to refuse a replay: the token's own text
   * can be respelled (an ECDSA signature has a twin).
   */
  fingerprint: string;
};
/** `unavailable`: LINE's keys can not be read now; the token was neither accepted nor judged. */
export type IdTokenRefusal = { ok: false; reason: 'expired' | 'invalid' | 'unavailable' };

export type IdTokenVerifierOptions = {
  /** `https://api.line.me/oauth2/v2.1/certs` */
  jwksUrl: string;
  /** `https://access.line.me` unless told */
  issuer?: string;
  /** for a fetch of the keys, ms; 2,500 unless told, so that a dead LINE is told within 3 s */
  timeoutMs?: number;
  fetch?: typeof fetch;
  /** monotonic ms, for the age of the keys */
  monotonicNow?: () => number;
};

const compactJws = /^[\w-]+\.[\w-]+\.[\w-]+$/;
const longestToken = 8192;
const skewSeconds = 60;
const longestLifeSeconds = 24 * 3600;

/** `strictObject`: jku, x5u, x5c, jwk and crit name keys or rules of the sender's choice; none may stand here. */
const Header = z.strictObject({
  alg: z.literal('ES256'),
  kid: z.string().min(1).max(200),
  typ: z.literal('JWT').optional(),
});

const Claims = z.object({
  iss: z.string(),
  sub: z.string().regex(/^U[0-9a-f]{32}$/),
  aud: z.string(),
  exp: z.number(),
  iat: z.number(),
  nbf: z.number().optional(),
  name: z.string().nullable().catch(null),
  picture: z.string().nullable().catch(null),
});
type Claims = z.infer<typeof Claims>;

const refuse = (reason: IdTokenRefusal['reason']): IdTokenRefusal => ({ ok: false, reason });

/**
 * Verifies LINE ID tokens locally: ES256 only, by LINE's published keys. Keep one per process, it holds the keys;
 * a token of a known key costs no network. Source: verify-id-token, LINE Login docs.
 */
export class IdTokenVerifier {
  private readonly jwks: Jwks;
  private readonly issuer: string;

  constructor(options: IdTokenVerifierOptions) {
    this.issuer = options.issuer ?? 'https://access.line.me';
    this.jwks = new Jwks({
      url: options.jwksUrl,
      timeoutMs: options.timeoutMs ?? 2_500,
      fetch: options.fetch ?? fetch,
      now: options.monotonicNow ?? (() => performance.now()),
    });
  }

  /** `channelId` is the LINE Login channel's; `now` is ms since 1970 of the clock that judges (60 s of skew). */
  async verify(
    idToken: string,
    expected: { channelId: string; now: number },
  ): Promise<VerifiedIdToken | IdTokenRefusal> {
    const kid = readKid(idToken);
    if (kid === null) return refuse('invalid');
    const found = await this.jwks.find(kid);
    if (found.kind !== 'key') return refuse(found.kind === 'unknown' ? 'invalid' : 'unavailable');
    const claims = await compactVerify(idToken, found.key, { algorithms: ['ES256'] }).then(
      ({ payload }) => readClaims(payload),
      () => null,
    );
    if (!claims || !this.fits(claims, expected)) return refuse('invalid');
    if (claims.exp + skewSeconds <= expected.now / 1000) return refuse('expired');
    return {
      ok: true,
      sub: claims.sub,
      name: claims.name,
      picture: claims.picture,
      expiresAt: claims.exp * 1000,
      fingerprint: fingerprintOf(idToken),
    };
  }

  private fits(claims: Claims, { channelId, now }: { channelId: string; now: number }): boolean {
    const latestStart = now / 1000 + skewSeconds;
    const life = claims.exp - claims.iat;
    return (
      claims.iss === this.issuer &&
      channelId !== '' &&
      claims.aud === channelId &&
      claims.iat <= latestStart &&
      (claims.nbf ?? 0) <= latestStart &&
      life > 0 &&
      life <= longestLifeSeconds
    );
  }
}

const bytesOfR = 32;

/**
 * The signed part and the first half of the signature (r, drawn anew for each token): two tokens of one person and
 * one second differ, a respelled one does not. The second half has a twin, (r, n - s), that verifies as well.
 */
function fingerprintOf(idToken: string): string {
  const dot = idToken.lastIndexOf('.');
  const r = Buffer.from(idToken.slice(dot + 1), 'base64url').subarray(0, bytesOfR);
  return createHash('sha256').update(idToken.slice(0, dot)).update('.').update(r).digest('base64url');
}

function readKid(idToken: string): string | null {
  if (typeof idToken !== 'string' || idToken.length > longestToken || !compactJws.test(idToken)) return null;
  try {
    return Header.parse(decodeProtectedHeader(idToken)).kid;
  } catch {
    return null;
  }
}

function readClaims(payload: Uint8Array): Claims | null {
  try {
    const json = new TextDecoder('utf-8', { fatal: true }).decode(payload);
    const claims = Claims.safeParse(JSON.parse(json));
    return claims.success && !repeatsClaim(json) ? claims.data : null;
  } catch {
    return null;
  }
}

/** JSON.parse silently takes the last of two equal names; readers that take the first would see another person. */
function repeatsClaim(json: string): boolean {
  const seen = new Set<string>();
  for (const [, name = '', colon] of json.matchAll(/"((?:[^"\\]|\\.)*)"\s*(:?)/g)) {
    const claim = colon ? String(JSON.parse(`"${name}"`)) : '';
    if (!Object.hasOwn(Claims.shape, claim)) continue;
    if (seen.has(claim)) return true;
    seen.add(claim);
  }
  return false;
}
