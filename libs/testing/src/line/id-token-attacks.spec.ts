import { createPublicKey, generateKeyPairSync, type JsonWebKey } from 'node:crypto';
import { IdTokenVerifier, type IdTokenVerifierOptions } from '@tieline/line';
import { startLocalServer } from '../http/local-server.js';
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
    timeoutMs: 20_000,
    monotonicNow: () => monotonic,
    ...options,
  });
}

const judge = async (token: string, at = now) => {
  const result = await verifier().verify(token, { channelId, now: at });
  return result.ok ? 'accepted' : result.reason;
};

describe('an ID token of LINE', () => {
  it('is accepted, and says who it is', async () => {
    const token = issuer.token({ ...amy, name: 'Amy', picture: 'https://profile.example/1' });
    await expect(verifier().verify(token, { channelId, now })).resolves.toEqual({
      ok: true,
      sub: amy.sub,
      name: 'Amy',
      picture: 'https://profile.example/1',
      expiresAt: now + hour,
      fingerprint: expect.stringMatching(/^[\w-]{43}$/) as string,
    });
  });

  it('needs no name, and fetches the keys once for many', async () => {
    const one = verifier();
    const tokens = Array.from({ length: 50 }, (_none, index) =>
      issuer.token({ ...amy, sub: lineUser(String(index)) }),
    );
    const results = await Promise.all(tokens.map((token) => one.verify(token, { channelId, now })));
    expect(results.every((result) => result.ok && result.name === null)).toBe(true);
    await one.verify(issuer.token(amy), { channelId, now });
    expect(issuer.keyRequests).toBe(1);
  });

  it('keeps its fingerprint when its signature is respelled', async () => {
    const token = issuer.token(amy);
    const [first, second] = await Promise.all(
      [token, issuer.twinOf(token)].map((each) => verifier().verify(each, { channelId, now })),
    );
    expect(issuer.twinOf(token)).not.toBe(token);
    expect(first).toMatchObject({ ok: true });
    expect(second).toEqual(first);
  });

  it('keeps its fingerprint when the unused bits of its last letter change', async () => {
    const token = issuer.token(amy);
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const last = letters.indexOf(token.slice(-1));
    const respelled = token.slice(0, -1) + letters[last ^ 1];
    const [first, second] = await Promise.all(
      [token, respelled].map((each) => verifier().verify(each, { channelId, now })),
    );
    expect(first).toMatchObject({ ok: true });
    if (second?.ok) expect(second).toEqual(first);
  });

  it('has another fingerprint than one that was given to the same person in the same second', async () => {
    const one = verifier();
    const [first, second] = await Promise.all(
      [issuer.token(amy), issuer.token(amy)].map((token) => one.verify(token, { channelId, now })),
    );
    const both = { first: first?.ok && first.fingerprint, second: second?.ok && second.fingerprint };
    expect(both.first).toMatch(/^[\w-]{43}$/);
    expect(both.second).not.toBe(both.first);
  });
});

describe('tokens for somebody else', () => {
  it.each([
    ['another channel', '2000000002'],
    ['a list that holds ours', [channelId]],
    ['our id as a number', Number(channelId)],
    ['nobody', undefined],
    ['the empty audience', ''],
  ])('refuses a token for %s', async (_name, aud) => {
    await expect(judge(issuer.token({ ...amy, claims: { aud } }))).resolves.toBe('invalid');
  });

  it('refuses everything when no channel id is known', async () => {
    const token = issuer.token({ ...amy, claims: { aud: '' } });
    await expect(verifier().verify(token, { channelId: '', now })).resolves.toMatchObject({ ok: false });
  });
});

describe('tokens out of their time', () => {
  const seconds = now / 1000;

  it('expire, with a minute for clocks', async () => {
    const token = issuer.token(amy);
    await expect(judge(token, now + hour + 59_000)).resolves.toBe('accepted');
    await expect(judge(token, now + hour + 60_000)).resolves.toBe('expired');
  });

  it.each([
    ['issued 61 s ahead', { iat: seconds + 61 }],
    ['not yet valid', { nbf: seconds + 3600 }],
    ['living a year', { exp: seconds + 365 * 86_400 }],
    ['living a day and a second', { exp: seconds + 86_401 }],
    ['ending before it began', { exp: seconds - 1 }],
    ['without an end', { exp: undefined }],
    ['without a beginning', { iat: undefined }],
    ['with an end in words', { exp: String(seconds + 60) }],
  ])('refuses one %s', async (_name, claims) => {
    await expect(judge(issuer.token({ ...amy, claims }))).resolves.toBe('invalid');
  });

  it('takes one issued 60 s ahead', async () => {
    await expect(judge(issuer.token({ ...amy, now: now + 60_000 }))).resolves.toBe('accepted');
  });
});

describe('tokens signed otherwise', () => {
  it('refuses alg none', async () => {
    const [, payload] = issuer.token(amy).split('.');
    const header = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
    for (const token of [`${header}.${payload}.`, `${header}.${payload}.AA`, `${header}.${payload}`]) {
      await expect(judge(token)).resolves.toBe('invalid');
    }
    await expect(judge(issuer.token({ ...amy, header: { alg: 'none' } }))).resolves.toBe('invalid');
  });

  it('refuses HS256 by the public key and by the channel secret', async () => {
    const jwk = issuer.jwks().keys[0] as JsonWebKey;
    const pem = createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
    for (const secret of [pem, JSON.stringify(jwk), 'channel-secret']) {
      await expect(judge(issuer.hmacToken(amy, secret))).resolves.toBe('invalid');
    }
    // the header says ES256, the signature is an HMAC
    await expect(judge(issuer.hmacToken({ ...amy, header: { alg: 'ES256' } }, pem))).resolves.toBe('invalid');
  });

  it('refuses a key of the sender’s own, and asks nobody but LINE', async () => {
    const attacker = await startLocalServer(() => ({ json: issuer.jwks() }));
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const address = `${attacker.url}/certs`;
    const headers: Record<string, unknown>[] = [
      { jku: address },
      { x5u: address },
      { x5c: ['AA'] },
      { jwk: publicKey.export({ format: 'jwk' }) },
      { crit: ['b64'], b64: false },
      { kid: address },
      { kid: '../../etc/passwd' },
      { kid: '__proto__' },
      { kid: ['key-1'] },
      { kid: undefined },
      { alg: 'ES384' },
      { typ: 'at+jwt' },
    ];
    for (const header of headers)
      await expect(judge(issuer.token({ ...amy, header }))).resolves.toBe('invalid');
    expect(attacker.requests).toEqual([]);
    await attacker.close();
  });

  it('refuses a changed payload and a foreign signature under our kid', async () => {
    const [header, , signature] = issuer.token(amy).split('.');
    const [, other] = issuer.token({ ...amy, sub: lineUser('eve') }).split('.');
    await expect(judge(`${header}.${other}.${signature}`)).resolves.toBe('invalid');
    const stranger = await IdTokenIssuer.start();
    await expect(judge(stranger.token(amy))).resolves.toBe('invalid');
    await stranger.close();
  });

  it('asks for an unknown kid at most once in 30 s', async () => {
    const one = verifier();
    const attempt = (kid: string) =>
      one.verify(issuer.token({ ...amy, header: { kid } }), { channelId, now });
    for (let index = 0; index < 20; index += 1) await attempt(`made-up-${index}`);
    expect(issuer.keyRequests).toBe(1);
    monotonic += 30_000;
    await Promise.all(Array.from({ length: 20 }, (_none, index) => attempt(`again-${index}`)));
    expect(issuer.keyRequests).toBe(2);
  });
});

describe('tokens with odd claims', () => {
  it.each([
    ['another issuer', { iss: 'https://access.line.me.example.com' }],
    ['a slash after the issuer', { iss: 'https://access.line.me/' }],
    ['no issuer', { iss: undefined }],
    ['no person', { sub: undefined }],
    ['an empty person', { sub: '' }],
    ['a person in capitals', { sub: lineUser('amy').toUpperCase() }],
    ['a person and a line end', { sub: `${lineUser('amy')}\n` }],
    ['a group as a person', { sub: `C${lineUser('amy').slice(1)}` }],
    ['several persons', { sub: [lineUser('amy')] }],
  ])('refuses %s', async (_name, claims) => {
    await expect(judge(issuer.token({ ...amy, claims }))).resolves.toBe('invalid');
  });

  it('refuses a claim that stands twice, also in another spelling', async () => {
    const seconds = now / 1000;
    const rest = `"iss":"https://access.line.me","aud":"${channelId}","iat":${seconds},"exp":${seconds + 60}`;
    const sub = `"sub":"${amy.sub}"`;
    await expect(judge(issuer.rawToken(`{${rest},${sub}}`))).resolves.toBe('accepted');
    for (const twice of [`"sub":"${lineUser('eve')}"`, `"s\\u0075b":"${lineUser('eve')}"`]) {
      await expect(judge(issuer.rawToken(`{${twice},${rest},${sub}}`))).resolves.toBe('invalid');
    }
    // inside a text it is no claim
    const name = `"name":"\\"sub\\":1, \\"iss\\":2"`;
    await expect(judge(issuer.rawToken(`{${name},${rest},${sub}}`))).resolves.toBe('accepted');
  });

  it('refuses two tokens joined, spaces, and what is no token', async () => {
    const token = issuer.token(amy);
    const odd = [`${token}.${token}`, `${token},${token}`, ` ${token}`, `${token}\n`, `Bearer ${token}`];
    for (const text of [...odd, '', '..', 'a.b.c', 'x'.repeat(100_000), '\u0000']) {
      await expect(judge(text)).resolves.toBe('invalid');
    }
    for (const payload of ['[]', 'null', '"x"', '{', '']) {
      await expect(judge(issuer.rawToken(payload))).resolves.toBe('invalid');
    }
  });
});
