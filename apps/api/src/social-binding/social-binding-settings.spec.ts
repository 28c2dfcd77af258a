import { defaultSocialBinding, showsOn, type SocialBindingSettings } from '@tieline/contracts';
import { describeEachEngine } from '../../test/engines.js';
import { StaffWorld, demo } from '../auth/staff-world.test-kit.js';
import { Website } from './website.test-kit.js';

describe('pages of the website', () => {
  const rules = [
    { match: 'keyword', value: '/blog/', show: false },
    { match: 'url', value: 'https://shop.example/blog/line', show: true },
    { match: 'keyword', value: 'line?', show: false },
  ] as const;

  it.each([
    ['https://shop.example/', true],
    ['https://shop.example/blog/a', false],
    ['https://shop.example/blog/line', true],
    ['https://shop.example/blog/line/#top', true],
    // the later rule wins
    ['https://shop.example/blog/line?utm=x', false],
  ])('%s: %s', (address, shown) => {
    expect(showsOn({ everywhere: true, pageRules: [...rules] }, address)).toBe(shown);
  });

  it('shows nothing where only chosen pages do', () => {
    expect(showsOn({ everywhere: false, pageRules: [] }, 'https://shop.example/')).toBe(false);
  });
});

describeEachEngine('the settings of the button', (engine) => {
  let world: StaffWorld;
  let site: Website;
  const path = `/api/channels/${demo.channelId}/social-binding`;
  beforeAll(async () => {
    world = await StaffWorld.start(engine);
    site = new Website(world.app);
  });
  afterAll(() => world.stop());

  it('are the usual ones, switched off, before anybody saves', async () => {
    const { body } = await world.ours('marketer')('GET', path);
    expect(body).toMatchObject({ version: 0, enabled: false, way: 'link', quotaUsedUp: false });
    expect(body['scriptTag']).toBe(
      `<script async src="http://product.test/widget.js" data-channel="${demo.channelId}"></script>`,
    );
    expect((await site.browser().begin()).body.code).toBe('social.origin_not_allowed');
  });

  it('are refused when somebody saved since, and of two first saves one wins', async () => {
    const body = { version: 0, ...defaultSocialBinding() };
    const answers = await Promise.all(
      (['admin', 'marketer'] as const).map((role) => world.ours(role)('PUT', path, body)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('social.settings_changed');
  });

  it.each([
    ['http://shop.example', 'http'],
    ['https://shop.example/path', 'a path'],
    ['https://*.example', 'a pattern'],
    ['null', 'null'],
  ])('take no website %s (%s)', async (origin) => {
    expect((await site.setUp({ origins: [origin] })).status).toBe(400);
  });

  it.each([
    [{ shortTitle: '十一個字就太多了不行的' }],
    [{ shortTitle: '' }],
    [{ color: 'green' }],
    [{ autoHideSeconds: 601 }],
  ])('refuse %j', async (changes) => {
    expect((await site.setUp(changes)).status).toBe(400);
  });

  it('name tags and cards of the own team only, and say who uses them', async () => {
    expect((await site.setUp({ tagIds: [world.theirs.tagId] })).status).toBe(404);
    const tag = (await world.ours('admin')('POST', '/api/tags', { name: '官網' })).body['id'] as string;
    const card = { name: '歡迎', content: { kind: 'text', text: '您好' } };
    const cardId = (await world.ours('admin')('POST', '/api/cards', card)).body['id'] as string;
    const saved = await site.setUp({ tagIds: [tag], message: { kind: 'savedCard', cardId } });
    expect(saved.body.message).toMatchObject({ content: { kind: 'text', text: '您好' } });

    const archived = await world.ours('admin')('POST', `/api/cards/${cardId}/archived`, { archived: true });
    expect(archived.body.code).toBe('card.in_use');
    expect((await world.ours('admin')('POST', `/api/tags/${tag}/archive`)).body.code).toBe('tag.in_use');
    const change = { name: '歡迎', version: 1, content: { kind: 'text', text: '歡迎光臨' } };
    expect((await world.ours('admin')('PUT', `/api/cards/${cardId}`, change)).status).toBe(200);
    const { body } = await world.app.as<SocialBindingSettings>('marketer', 'GET', path);
    expect(body.message).toMatchObject({ content: { text: '歡迎光臨' } });
  });

  it('are the own team’s, and for 管理員, 主管, 行銷 only', async () => {
    const theirs = `/api/channels/${world.theirs.channelId}/social-binding`;
    expect((await world.ours('admin')('GET', theirs)).status).toBe(404);
    const body = { version: 0, ...defaultSocialBinding() };
    expect((await world.ours('admin')('PUT', theirs, body)).status).toBe(404);
    expect((await world.ours('agent')('GET', path)).status).toBe(403);
  });

  it('decide what a page shows; a switched-off button shows nothing', async () => {
    await site.setUp({ color: '#ffee00', pageRules: [{ match: 'keyword', value: '/cart', show: false }] });
    const browser = site.browser();
    const shown = await browser.post<{ look: object }>('/visits', {});
    expect(shown.body).toMatchObject({ look: { ink: '#000000', accountName: '晨光選物' }, bound: false });
    expect(shown.headers['access-control-allow-origin']).toBe(site.origin);
    expect(shown.headers['set-cookie']).toBeUndefined();
    // what the button needs and nothing more
    expect(shown.text).not.toContain('origins');
    expect((await browser.post('/visits', { page: `${site.origin}/cart` })).body).toMatchObject({
      look: null,
    });
    await site.setUp({ enabled: false });
    expect((await browser.post('/visits', {})).body).toMatchObject({ look: null });
    expect((await browser.begin()).body.code).toBe('social.off');
  });

  it('name the channel’s own LINE account, whose chat a code is sent in', async () => {
    const coast = new Website(world.app, demo.otherChannelId);
    await coast.setUp();
    const shown = await coast.browser().post('/visits', {});
    expect(shown.body).toMatchObject({ look: { accountName: '海岸咖啡' } });
  });

  it('let pages of named websites ask, and no others', async () => {
    await site.setUp();
    const url = `/api/social-binding/${demo.channelId}/ties`;
    const preflight = (origin: string) => {
      const headers = { origin, 'access-control-request-method': 'POST' };
      return world.app.call('OPTIONS' as 'GET', url, { headers });
    };
    expect((await preflight(site.origin)).headers).toMatchObject({
      'access-control-allow-origin': site.origin,
      'access-control-allow-headers': 'content-type',
    });
    expect((await preflight(site.origin)).headers['access-control-allow-credentials']).toBeUndefined();
    for (const origin of ['https://evil.example', 'https://shop.example.evil', 'null']) {
      expect((await preflight(origin)).headers['access-control-allow-origin']).toBeUndefined();
      expect((await site.browser().post('/ties', { locale: 'en' }, { origin })).body.code).toBe(
        'social.origin_not_allowed',
      );
    }
    const without = await world.app.call('POST', url, {
      body: { visitor: 'x'.repeat(22), page: site.origin, locale: 'en' },
    });
    expect(without.status).toBe(403);
  });
});
