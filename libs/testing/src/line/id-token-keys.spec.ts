import { IdTokenVerifier, type IdTokenVerifierOptions } from '@tieline/line';
import { IdTokenIssuer } from './id-token-issuer.js';
import { lineUser } from './webhook-builder.js';

const now = 1_792_000_000_000;
const channelId = '2000000001';
const amy = { sub: lineUser('amy'), aud: channelId, now };
const hour = 3_600_000;

let issuer: IdTokenIssuer;
let monotonic: number;

beforeEach(async () => {
  issuer = await IdTokenIssuer.start();
  monotonic = 0;
});
afterEach(() => issuer.close());

function verifier(options: Partial<IdTokenVerifierOptions> = {}) {
  return new IdTokenVerifier({
    jwksUrl: issuer.jwksUrl,
    timeoutMs: 2500,
    monotonicNow: () => monotonic,
    ...options,
  });
}

describe('LINE’s keys out of reach', () => {
  const broken = {
    down: () => 'reset' as const,
    slow: () => 'hang' as const,
    'answering 429': () => ({ status: 429 }),
    'answering HTML': () => ({ text: '<html>' }),
    'answering a list': () => ({ json: [] }),
    'answering no keys': () => ({ json: { keys: [] } }),
    'answering unusable keys': () => ({ json: { keys: [{ kty: 'RSA', kid: 'key-1' }, null] } }),
    redirecting: () => ({ status: 302, headers: { location: 'http://127.0.0.1:9/' } }),
  };

  it.each(Object.entries(broken))(
    '%s: unavailable, never accepted, and well again by itself',
    async (_name, reply) => {
      const one = verifier();
      const token = issuer.token(amy);
      issuer.keysReply = reply;
      const before = performance.now();
      await expect(one.verify(token, { channelId, now })).resolves.toEqual({
        ok: false,
        reason: 'unavailable',
      });
      expect(performance.now() - before).toBeLessThan(10_000);
      issuer.keysReply = null;
      monotonic += 1_000;
      await expect(one.verify(token, { channelId, now })).resolves.toMatchObject({ ok: true });
    },
  );

  it.each(Object.entries(broken))('%s: keys that are held keep working', async (_name, reply) => {
    const one = verifier();
    await one.verify(issuer.token(amy), { channelId, now });
    issuer.keysReply = reply;
    monotonic += 100 * hour;
    for (let index = 0; index < 3; index += 1) {
      await expect(one.verify(issuer.token(amy), { channelId, now })).resolves.toMatchObject({ ok: true });
    }
    // a kid that is not held may be LINE's new key: not judged
    issuer.rotate();
    monotonic += 30_000;
    await expect(one.verify(issuer.token(amy), { channelId, now })).resolves.toMatchObject({
      reason: 'unavailable',
    });
  });

  it('learns a new key, and forgets a withdrawn one', async () => {
    const one = verifier();
    const old = issuer.token(amy);
    await one.verify(old, { channelId, now });
    issuer.rotate(false);
    monotonic += 30_000;
    await expect(one.verify(issuer.token(amy), { channelId, now })).resolves.toMatchObject({ ok: true });
    await expect(one.verify(old, { channelId, now })).resolves.toMatchObject({ reason: 'invalid' });
  });
});
