import { createHmac, generateKeyPairSync, sign, type JsonWebKey, type KeyObject } from 'node:crypto';
import { startLocalServer, type LocalServer, type ServerReply } from '../http/local-server.js';

export type IdTokenInput = {
  sub: string;
  /** the LINE Login channel's id */
  aud: string;
  /** ms since 1970; the token is issued now and lives an hour */
  now: number;
  name?: string;
  picture?: string;
  /** replaces or adds claims; undefined removes one */
  claims?: Record<string, unknown>;
  /** replaces or adds header fields; undefined removes one */
  header?: Record<string, unknown>;
};

type SigningKey = { kid: string; privateKey: KeyObject; publicJwk: JsonWebKey };

const orderOfP256 = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** Signs ID tokens like LINE (ES256) and serves the keys; for tests of whoever verifies them. */
export class IdTokenIssuer {
  /** what the key address answers; replace it to break it */
  keysReply: (() => ServerReply) | null = null;
  private key = newKey('key-1');
  private published = [this.key];

  private constructor(private server: LocalServer | null) {}

  static async start(): Promise<IdTokenIssuer> {
    const issuer = new IdTokenIssuer(null);
    issuer.server = await startLocalServer(() => issuer.keysReply?.() ?? { json: issuer.jwks() });
    return issuer;
  }

  readonly issuer = 'https://access.line.me';

  get jwksUrl(): string {
    return `${this.server?.url ?? ''}/oauth2/v2.1/certs`;
  }

  /** how often the keys were asked for */
  get keyRequests(): number {
    return this.server?.requests.length ?? 0;
  }

  jwks(): { keys: Record<string, unknown>[] } {
    return {
      keys: this.published.map(({ kid, publicJwk }) => ({ ...publicJwk, kid, alg: 'ES256', use: 'sig' })),
    };
  }

  /** Signs with a new key from now on; `keepOld` false withdraws the former ones. */
  rotate(keepOld = true): void {
    this.key = newKey(`key-${this.published.length + 1}-${Math.random().toString(36).slice(2)}`);
    this.published = keepOld ? [...this.published, this.key] : [this.key];
  }

  token(input: IdTokenInput): string {
    return this.sign(this.signedPart(input));
  }

  /** Signed with a key of the caller's: HS256 attacks. */
  hmacToken(input: IdTokenInput, secret: string | Buffer): string {
    const signed = this.signedPart({ ...input, header: { alg: 'HS256', ...input.header } });
    return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
  }

  /** Signs a payload written by hand, for one that JSON.stringify would not give. */
  rawToken(payload: string): string {
    return this.sign(`${encode(JSON.stringify(this.header()))}.${encode(payload)}`);
  }

  /** The same token with the other valid spelling of its ECDSA signature: (r, n − s) instead of (r, s). */
  twinOf(token: string): string {
    const dot = token.lastIndexOf('.') + 1;
    const signature = Buffer.from(token.slice(dot), 'base64url');
    const s = BigInt(`0x${signature.subarray(32).toString('hex')}`);
    const twin = Buffer.from((orderOfP256 - s).toString(16).padStart(64, '0'), 'hex');
    return token.slice(0, dot) + Buffer.concat([signature.subarray(0, 32), twin]).toString('base64url');
  }

  close(): Promise<void> {
    return this.server?.close() ?? Promise.resolve();
  }

  private sign(signed: string): string {
    const key = { key: this.key.privateKey, dsaEncoding: 'ieee-p1363' } as const;
    return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
  }

  private header(): Record<string, unknown> {
    return { alg: 'ES256', typ: 'JWT', kid: this.key.kid };
  }

  private signedPart(input: IdTokenInput): string {
    const issuedAt = Math.floor(input.now / 1000);
    const claims = {
      iss: this.issuer,
      sub: input.sub,
      aud: input.aud,
      exp: issuedAt + 3600,
      iat: issuedAt,
      amr: ['linesso'],
      name: input.name,
      picture: input.picture,
      ...input.claims,
    };
    const header = { ...this.header(), ...input.header };
    return `${encode(JSON.stringify(header))}.${encode(JSON.stringify(claims))}`;
  }
}

function newKey(kid: string): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { kid, privateKey, publicJwk: publicKey.export({ format: 'jwk' }) };
}

function encode(text: string): string {
  return Buffer.from(text).toString('base64url');
}
