import { createPublicKey, type JsonWebKey } from 'node:crypto';
import { customerWithCode } from '../../test/challenges.js';
import { describeEachEngine } from '../../test/engines.js';
import { TestApp, demo } from '../../test/test-app.js';

const times = (n: number) => Array.from({ length: n }, (_none, index) => index);

describeEachEngine('who the customer is', (engine) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start(engine);
  });
  afterAll(() => app.stop());

  const sessions = () => app.count('liff_sessions');
  const start = (body: unknown, headers: Record<string, string> = {}) =>
    app.call('POST', '/api/liff/sessions', { body, headers });
  const { liffId, otherLiffId } = demo;

  it('a token is exchanged once, also by a hundred at the same time', async () => {
    const idToken = app.customer().idToken();
    const answers = await Promise.all(times(100).map(() => start({ liffId, idToken })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    const refused = answers.filter(({ status }) => status !== 201);
    expect(refused.every(({ status, body }) => status === 401 && body['code'] === 'liff.id_token_used')).toBe(
      true,
    );
  });

  it('a token with the other spelling of its signature is the same token', async () => {
    const idToken = app.customer().idToken();
    expect((await start({ liffId, idToken })).status).toBe(201);
    const twin = app.issuer.twinOf(idToken);
    expect(twin).not.toBe(idToken);
    expect(await start({ liffId, idToken: twin })).toMatchObject({
      status: 401,
      body: { code: 'liff.id_token_used' },
    });
  });

  it('two tokens that LINE gives a person in the same second open a session each', async () => {
    const { lineUserId: sub } = app.customer();
    const input = { sub, aud: demo.loginChannelId, now: app.now() };
    const tokens = [app.issuer.token(input), app.issuer.token(input)];
    expect(tokens[0]?.split('.').slice(0, 2)).toEqual(tokens[1]?.split('.').slice(0, 2));
    const answers = await Promise.all(tokens.map((idToken) => start({ liffId, idToken })));
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    for (const idToken of tokens.flatMap((token) => [token, app.issuer.twinOf(token)])) {
      expect((await start({ liffId, idToken })).body).toMatchObject({ code: 'liff.id_token_used' });
    }
  });

  it('a token of one channel opens no other', async () => {
    const before = await sessions();
    const ours = app.customer().idToken();
    const theirs = app.customer({ liffId: otherLiffId }).idToken();
    for (const [page, idToken] of [
      [otherLiffId, ours],
      [liffId, theirs],
      [`${liffId.split('-')[0]}-NoSuchPg`, ours],
    ]) {
      expect([401, 404]).toContain((await start({ liffId: page, idToken })).status);
    }
    expect(await sessions()).toBe(before);
  });

  it('forged, expired and foreign tokens are refused, and open nothing', async () => {
    const before = await sessions();
    const lineUserId = app.customer().lineUserId;
    const input = { sub: lineUserId, aud: demo.loginChannelId, now: app.now() };
    const [header = '', payload = '', signature = ''] = app.issuer.token(input).split('.');
    const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
    const pem = createPublicKey({ key: app.issuer.jwks().keys[0] as JsonWebKey, format: 'jwk' });
    const attacks: Record<string, string> = {
      'alg none': `${none}.${payload}.`,
      'HS256 by the channel secret': app.issuer.hmacToken(input, 'a-login-secret-of-32-letters-aaa'),
      'HS256 by the public key': app.issuer.hmacToken(input, pem.export({ type: 'spki', format: 'pem' })),
      'changed claims': `${header}.${Buffer.from(JSON.stringify({ ...input, sub: 'U1' })).toString('base64url')}.${signature}`,
      expired: app.issuer.token({ ...input, now: app.now() - 2 * 3_600_000 }),
      'from the future': app.issuer.token({ ...input, now: app.now() + 600_000 }),
      'living a year': app.issuer.token({
        ...input,
        claims: { exp: Math.floor(app.now() / 1000) + 31_536_000 },
      }),
      'of another issuer': app.issuer.token({ ...input, claims: { iss: 'https://example.com' } }),
      'of nobody': app.issuer.token({ ...input, sub: '' }),
      'of several audiences': app.issuer.token({ ...input, claims: { aud: [demo.loginChannelId] } }),
      'unknown key': app.issuer.token({ ...input, header: { kid: 'other' } }),
      'an access token': 'eyJhbGciOiJIUzI1NiJ9.UnsupportedAccessTokenOfLine_0123456789',
      joined: `${app.issuer.token(input)}.${payload}`,
    };
    for (const [name, idToken] of Object.entries(attacks)) {
      expect([name, (await start({ liffId, idToken })).status]).toEqual([name, 401]);
    }
    expect(await sessions()).toBe(before);
  });

  it('a user id beside the token is refused, and never used', async () => {
    const customer = app.customer();
    const victim = app.customer().lineUserId;
    const before = await sessions();
    for (const extra of [
      { userId: victim },
      { lineUserId: victim },
      { sub: victim },
      { profile: { userId: victim } },
    ]) {
      expect((await start({ liffId, idToken: customer.idToken(), ...extra })).status).toBe(400);
      expect((await start({ liffId, ...extra })).status).toBe(400);
    }
    expect(await sessions()).toBe(before);
    const headers = { 'x-line-user-id': victim, 'x-user-id': victim };
    expect((await start({ liffId, idToken: customer.idToken() }, headers)).status).toBe(201);
    expect(await app.count('liff_sessions', 'line_user_id = ?', [victim])).toBe(0);
  });

  it('nothing else in a body is taken either', async () => {
    const { customer, code } = await customerWithCode(app, app.freshPhone());
    for (const extra of [
      { teamId: 'x' },
      { verifiedAt: 1 },
      { role: 'admin' },
      { credits: 5 },
      { __proto__x: 1 },
    ]) {
      const asked = await customer.tries('POST', '/otp-challenges', { phone: app.freshPhone(), ...extra });
      const entered = await customer.tries('POST', `/otp-challenges/${customer.challengeId}/verification`, {
        code,
        ...extra,
      });
      expect([asked.status, entered.status]).toEqual([400, 400]);
    }
  });

  it('a nonce changes nothing: one exchange a token, and none that a page makes up', async () => {
    const { lineUserId: sub } = app.customer();
    const claims = { nonce: 'from-the-page' };
    const idToken = app.issuer.token({ sub, aud: demo.loginChannelId, now: app.now(), claims });
    expect((await start({ liffId, idToken, nonce: 'from-the-page' })).status).toBe(400);
    expect((await start({ liffId, idToken })).status).toBe(201);
    expect((await start({ liffId, idToken })).body).toMatchObject({ code: 'liff.id_token_used' });
  });

  it('tokens are read from their one place, never from an address or a cookie', async () => {
    const customer = app.customer();
    const idToken = customer.idToken();
    const query = new URLSearchParams({ idToken, id_token: idToken }).toString();
    const asked = await app.call('POST', `/api/liff/sessions?${query}`, { body: { liffId } });
    expect(asked.status).toBe(400);
    const { token } = await customer.opens();
    for (const url of [`?token=${token}`, `?access_token=${token}`, `?session=${token}`]) {
      expect((await app.call('GET', `/api/liff/session${url}`)).status).toBe(401);
    }
    const opened = await start({ liffId, idToken: customer.idToken() });
    expect(opened.headers).toMatchObject({ 'cache-control': 'no-store' });
    expect(opened.headers).not.toHaveProperty('set-cookie');
  });

  it('takes no authorization code of a login that somebody else began', async () => {
    const before = await sessions();
    for (const extra of [{ code: 'theirs', state: 'theirs' }, { authorizationCode: 'theirs' }]) {
      const idToken = app.customer().idToken();
      expect((await start({ liffId, idToken, ...extra })).status).toBe(400);
      expect((await start({ liffId, ...extra })).status).toBe(400);
    }
    for (const path of ['/api/liff/callback', '/api/liff/login', '/api/auth/line/callback']) {
      expect((await app.call('GET', `${path}?code=theirs&state=theirs`)).status).toBe(404);
    }
    expect(await sessions()).toBe(before);
  });

  it('a session is a new one whatever was brought along', async () => {
    const customer = app.customer();
    const planted = 'A'.repeat(43);
    const brought = { authorization: `Bearer ${planted}`, cookie: `tieline_session=${planted}` };
    const opened = await start({ liffId, idToken: customer.idToken() }, brought);
    const again = await start({ liffId, idToken: customer.idToken() }, brought);
    const tokens = [planted, opened.body['token'], again.body['token']];
    expect(new Set(tokens).size).toBe(3);
    const withPlanted = { headers: { authorization: `Bearer ${planted}` } };
    expect((await app.call('GET', '/api/liff/session', withPlanted)).status).toBe(401);
  });

  it('a made-up, changed or ended session opens nothing', async () => {
    const customer = app.customer();
    await customer.opens();
    const token = customer.session?.token ?? '';
    const changed = `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`;
    for (const authorization of [
      '',
      'Bearer',
      `Bearer ${changed}`,
      `Bearer ${token}x`,
      `Basic ${token}`,
      token,
      `bearer ${token}`,
    ]) {
      const answer = await app.call('GET', '/api/liff/session', { headers: { authorization } });
      expect([authorization.slice(0, 9), answer.status]).toEqual([authorization.slice(0, 9), 401]);
    }
    const cookie = await app.call('GET', '/api/liff/session', {
      headers: { cookie: `tieline_session=${token}` },
    });
    expect(cookie.status).toBe(401);
  });

  it('while LINE’s keys are away nobody is let in, and the page may try again', async () => {
    app.issuer.rotate();
    app.issuer.keysReply = () => ({ status: 503 });
    const customer = app.customer();
    const answer = await start({ liffId, idToken: customer.idToken() });
    expect([401, 503]).toContain(answer.status);
    expect(await app.count('liff_sessions', 'line_user_id = ?', [customer.lineUserId])).toBe(0);
    app.issuer.keysReply = null;
  });
});
