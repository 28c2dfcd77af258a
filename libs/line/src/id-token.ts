export type VerifiedIdToken = {
  ok: true;
  /** LINE user id, U and 32 hex digits */
  sub: string;
  name: string | null;
  picture: string | null;
  /** ms since 1970 */
  expiresAt: number;
  /**
   * SHA-256 (base64url) of the signed part. Remember this to refuse a replay: the token's own text can be
   * respelled (an ECDSA signature has a twin), its signed part can not.
   */
  fingerprint: string;
};
export type IdTokenRefusal = { ok: false; reason: 'expired' | 'invalid' | 'unavailable' };

export type IdTokenVerifierOptions = {
  /** `https://api.line.me/oauth2/v2.1/certs` */
  jwksUrl: string;
  issuer?: string;
  /** for a fetch of the keys, ms; 3,000 unless told */
  timeoutMs?: number;
  fetch?: typeof fetch;
  /** monotonic ms, for the age of the keys */
  monotonicNow?: () => number;
};

export class IdTokenVerifier {
  constructor(readonly options: IdTokenVerifierOptions) {}

  async verify(
    _idToken: string,
    _expected: { channelId: string; now: number },
  ): Promise<VerifiedIdToken | IdTokenRefusal> {
    return Promise.reject(new Error('follows in the next commit'));
  }
}
