import { createHmac } from 'node:crypto';
import { TestWorld, sunrise } from '../world/world.test-kit.js';

describe("a brand's website", () => {
  let test: TestWorld;
  beforeEach(async () => {
    test = await TestWorld.start();
  });
  afterEach(() => test.stop());

  const get = (path: string, cookie = '') =>
    test.app.inject({ url: `/brand-site/sunrise/${path}`, headers: { cookie } });
  const signIn = async () =>
    String((await get('sign-in?phone=0900-000-001')).headers['set-cookie']).split(';')[0] ?? '';

  it('carries the button by one tag, under a policy that allows nothing inline', async () => {
    const page = await get('');
    const { productUrl } = test.world.config;
    expect(page.body).toContain(`<script async src="${productUrl}/widget.js"`);
    expect(page.body).toContain(`data-channel="${sunrise.productChannelId}"`);
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect((await test.app.inject('/brand-site/nobody/')).statusCode).toBe(404);
  });

  it('signs who is signed in, and nobody else', async () => {
    const cookie = await signIn();
    expect((await get('', cookie)).body).toContain('王小明');
    expect((await get('line-token', cookie)).statusCode).toBe(204);
    await get('secret?secret=a-secret-of-the-console');
    expect((await get('line-token')).statusCode).toBe(204);
    const [header, payload, signature] = (await get('line-token', cookie)).body.split('.');
    const right = createHmac('sha256', 'a-secret-of-the-console').update(`${header}.${payload}`);
    expect(signature).toBe(right.digest('base64url'));
    expect(JSON.parse(Buffer.from(payload ?? '', 'base64url').toString())).toMatchObject({
      sub: '5ce0d084e388090000000001',
      aud: sunrise.productChannelId,
    });
  });

  it('lets go of a member who signs out', async () => {
    await get('secret?secret=a-secret-of-the-console');
    const out = String((await get('sign-out', await signIn())).headers['set-cookie']).split(';')[0];
    expect((await get('line-token', out)).statusCode).toBe(204);
  });
});
