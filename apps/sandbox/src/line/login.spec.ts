import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import type { JSONWebKeySet } from 'jose';
import { brokenTokens } from '../protocol.js';
import type { BrokenToken, CreatedIdToken } from '../protocol.js';
import { TestWorld, gold, stranger, sunrise } from '../world/world.test-kit.js';

describe('pretend LINE Login', () => {
  let test: TestWorld;
  let keys: ReturnType<typeof createLocalJWKSet>;
  beforeAll(async () => {
    test = await TestWorld.start();
    const certs = await test.app.inject('/line/oauth2/v2.1/certs');
    keys = createLocalJWKSet(certs.json<JSONWebKeySet>());
  });
  afterAll(() => test.stop());
  beforeEach(() => test.reset());

  const create = (body: object) => test.control<CreatedIdToken>('POST', '/id-tokens', body);
  /** As a careful server checks it. */
  const verify = async (idToken: string) => {
    const { payload } = await jwtVerify(idToken, keys, {
      algorithms: ['ES256'],
      issuer: 'https://access.line.me',
      audience: sunrise.login.channelId,
      requiredClaims: ['sub', 'exp'],
      currentDate: new Date(test.now),
    });
    return payload;
  };
  const endpoint = (idToken: string, fields: Record<string, string> = {}) =>
    test.app.inject({
      method: 'POST',
      url: '/line/oauth2/v2.1/verify',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({
        id_token: idToken,
        client_id: sunrise.login.channelId,
        ...fields,
      }).toString(),
    });

  it('gives ID tokens that verify by the published keys', async () => {
    const { idToken, lineUserId } = await create({ persona: 'gold' });
    expect(lineUserId).toBe(gold);
    const iat = test.now / 1000;
    expect(await verify(idToken)).toMatchObject({
      sub: gold,
      name: '王小明',
      amr: ['linesso'],
      iat,
      exp: iat + 3600,
    });
    expect(decodeProtectedHeader(idToken)).toMatchObject({ alg: 'ES256', kid: expect.any(String) as string });
    expect((await endpoint(idToken)).json()).toMatchObject({ sub: gold, iss: 'https://access.line.me' });
  });

  it('makes an unseen id a friend', async () => {
    const { lineUserId } = await create({ lineUserId: stranger });
    expect(lineUserId).toBe(stranger);
    expect((await test.line('GET', `/v2/bot/profile/${stranger}`)).statusCode).toBe(200);
  });

  it.each(brokenTokens)('breaks a token as told: %s', async (broken) => {
    const { idToken } = await create({ persona: 'gold', broken });
    await expect(verify(idToken)).rejects.toThrow();
  });

  it.each<[BrokenToken, string]>([
    ['expired', 'IdToken expired.'],
    ['wrong-audience', 'Invalid IdToken Audience.'],
    ['wrong-issuer', 'Invalid IdToken Issuer.'],
    ['bad-signature', 'Invalid IdToken.'],
    ['alg-none', 'Invalid IdToken.'],
    ['no-sub', 'Invalid IdToken Subject Identifier.'],
  ])('its endpoint names what is wrong: %s', async (broken, description) => {
    const answer = await endpoint((await create({ broken })).idToken);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toEqual({ error: 'invalid_request', error_description: description });
  });

  it('knows the person by the access token until it is deauthorised', async () => {
    const { accessToken } = await create({ persona: 'gold' });
    const headers = { authorization: `Bearer ${accessToken}` };
    const get = (path: string) => test.app.inject({ url: `/line${path}`, headers });
    expect((await get('/v2/profile')).json()).toMatchObject({ userId: gold, displayName: '王小明' });
    expect((await get('/oauth2/v2.1/userinfo')).json()).toMatchObject({ sub: gold });
    expect((await get('/friendship/v1/status')).json()).toEqual({ friendFlag: true });
    const check = `/line/oauth2/v2.1/verify?access_token=${accessToken}`;
    expect((await test.app.inject(check)).json()).toEqual({
      scope: 'openid profile chat_message.write',
      client_id: sunrise.login.channelId,
      expires_in: 12 * 3600,
    });

    const authorization = `Bearer ${await test.channelToken(sunrise.login)}`;
    const deauthorize = () =>
      test.line('POST', '/user/v1/deauthorize', { userAccessToken: accessToken }, { authorization });
    expect((await deauthorize()).statusCode).toBe(204);
    expect((await get('/v2/profile')).statusCode).toBe(401);
    const again = await deauthorize();
    expect([again.statusCode, again.json()]).toEqual([400, { message: 'invalid token' }]);
  });

  it('refuses wrong channel credentials as LINE does', async () => {
    const answer = await test.app.inject({
      method: 'POST',
      url: '/line/oauth2/v3/token',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: `grant_type=client_credentials&client_id=${sunrise.messaging.channelId}&client_secret=wrong`,
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toEqual({
      error: 'invalid_request',
      error_description: "Invalid 'client_credentials'.",
    });
  });

  it('keeps LIFF apps for the Login channel only', async () => {
    const authorization = `Bearer ${await test.channelToken(sunrise.login)}`;
    const view = { type: 'full', url: 'https://shop.example/liff-bind.html' };
    expect((await test.line('GET', '/liff/v1/apps')).statusCode).toBe(401);
    const made = await test.line('POST', '/liff/v1/apps', { view }, { authorization });
    const { liffId } = made.json<{ liffId: string }>();
    expect(liffId).toMatch(/^2000000002-[A-Za-z0-9]{8}$/);
    const put = await test.line(
      'PUT',
      `/liff/v1/apps/${liffId}`,
      { botPrompt: 'aggressive' },
      { authorization },
    );
    expect(put.statusCode).toBe(200);
    const { apps } = (await test.line('GET', '/liff/v1/apps', undefined, { authorization })).json<{
      apps: Record<string, unknown>[];
    }>();
    expect(apps[1]).toMatchObject({
      liffId,
      view,
      scope: ['profile', 'chat_message.write'],
      botPrompt: 'aggressive',
    });
  });
});
