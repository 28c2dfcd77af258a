import { BrandSite } from '../pages/brand-site.js';
import { sandboxUrl } from '../support/addresses.js';
import { liveAhead } from '../support/clock.js';
import { consoleApi } from '../support/console-api.js';
import { expect, test } from '../support/fixtures.js';
import { onPhone, openLink } from '../support/other-device.js';
import { freshUser } from '../support/people.js';
import { sandbox } from '../support/sandbox.js';

type Urls = { createScriptURL: (url: string) => string };
type TrustedTypes = { createPolicy: (name: string, urls: Urls) => Urls };

const lifetimeMs = 10 * 60_000;

test.beforeEach(async () => {
  await sandbox.reset();
  const { productChannelId } = await sandbox.brand();
  await consoleApi.saveWebsite(productChannelId, { origins: [sandboxUrl] });
});
test.afterEach(() => liveAhead(0));

for (const [name, held] of [
  ['are blocked', false],
  ['are held back by a proxy', true],
] as const) {
  test(`the website says bound by itself where server-sent events ${name}`, async ({
    page,
    context,
    browser,
  }) => {
    let streams = 0;
    await context.route('**/ties/*/events', (route) => {
      streams += 1;
      // held back: the request is taken and nothing of the answer comes
      return held ? undefined : route.abort();
    });
    const site = new BrandSite(page);
    await site.open();
    await site.begin();
    const link = await site.scan();
    await expect.poll(() => streams).toBe(1);
    const asked = page.waitForResponse((response) => /\/ties\/[\w-]{43}$/.test(response.url()));
    await onPhone(browser, async (phone) => {
      await (await openLink(phone, freshUser(), link)).button('確認綁定').click();
    });
    expect((await asked).ok()).toBe(true);
    await expect(site.panel.getByText('已完成 LINE 綁定')).toBeVisible({ timeout: 15_000 });
    expect(streams).toBe(1);
  });
}

test('a link is dead after ten minutes, on the phone and on the website, and a new one works', async ({
  page,
  browser,
}) => {
  const user = freshUser();
  const site = new BrandSite(page);
  await site.open();
  await site.begin();
  const link = await site.scan();
  await liveAhead(lifetimeMs + 1000);
  await site.says('已逾時，請重新開始。');
  await onPhone(browser, async (phone) => (await openLink(phone, user, link)).shows('連結已過期'));
  expect(await consoleApi.findContact(user)).toBeUndefined();
  await site.panel.getByRole('button', { name: '重新開始' }).click();
  const next = await site.scan();
  expect(next).not.toBe(link);
  await onPhone(browser, async (phone) => (await openLink(phone, user, next)).button('確認綁定').click());
  await site.says('已完成 LINE 綁定');
});

test('six digits are dead after ten minutes, and the chat says so free of charge', async ({ page }) => {
  const { productChannelId, liffId } = await sandbox.brand('coast');
  await consoleApi.saveWebsite(productChannelId, { origins: [sandboxUrl] });
  await consoleApi.switchBinding(productChannelId, false);
  await consoleApi.changeChannel(productChannelId, { liffId: null });
  try {
    const user = freshUser();
    const site = new BrandSite(page, 'coast');
    await site.open();
    await site.begin();
    const code = await site.code();
    await liveAhead(lifetimeMs + 1000);
    await site.says('已逾時，請重新開始。');
    await sandbox.say(user, code, 'coast');
    const [answer] = await sandbox.brandMessages(user, 1, 'coast');
    expect(answer).toMatchObject({ cost: 'free', text: expect.stringContaining('已過期') });
    await site.says('已逾時，請重新開始。');
  } finally {
    await consoleApi.changeChannel(productChannelId, { liffId });
    await consoleApi.switchBinding(productChannelId, true);
  }
});

test('two tags are one button; it follows a site that does not load its pages, whatever that site styles', async ({
  page,
}) => {
  const { productChannelId } = await sandbox.brand();
  const rule = { match: 'keyword', value: '/cart', show: false } as const;
  await consoleApi.saveWebsite(productChannelId, { origins: [sandboxUrl], pageRules: [rule] });
  const site = new BrandSite(page);
  await site.open();
  await expect(site.opener).toBeVisible();
  const before = await site.opener.boundingBox();
  await page.evaluate(async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('div{display:none;position:static;width:100%;font-size:40px;transform:scale(3)}');
    document.adoptedStyleSheets.push(sheet);
    const tag = document.querySelector('script[data-channel]')?.cloneNode();
    const copy = document.createElement('script');
    const { src = '', dataset = {} } = (tag ?? {}) as Partial<HTMLScriptElement>;
    Object.assign(copy.dataset, dataset);
    // the site demands Trusted Types of itself
    const { trustedTypes } = window as unknown as { trustedTypes: TrustedTypes };
    copy.src = trustedTypes
      .createPolicy('again', { createScriptURL: (url) => url })
      .createScriptURL(`${src}?again`);
    await new Promise((resolve) => {
      copy.onload = resolve;
      document.head.append(copy);
    });
  });
  expect(await site.opener.boundingBox()).toEqual(before);
  await expect(site.opener).toHaveCount(1);
  const goes = (path: string) =>
    page.evaluate((to) => history.pushState(null, '', to), `/brand-site/sunrise/${path}`);
  await goes('cart');
  await expect(site.opener).toHaveCount(0);
  await goes('products/2');
  await expect(site.opener).toBeVisible();
});

test('a page that reads from right to left, or is very narrow, leaves words and code whole', async ({
  page,
}) => {
  await page.setViewportSize({ width: 240, height: 600 });
  const site = new BrandSite(page);
  await site.open();
  await page.evaluate(() => (document.documentElement.dir = 'rtl'));
  await site.begin();
  await site.scan();
  await expect(site.panel).toHaveCSS('direction', 'ltr');
  expect(await site.panel.evaluate((panel) => panel.scrollWidth - panel.clientWidth)).toBe(0);
});

test('a server with too many visitors is said, and tried again', async ({ page, context }) => {
  await context.route('**/ties', (route) =>
    route.fulfill({ status: 429, headers: { 'access-control-allow-origin': sandboxUrl }, body: '{}' }),
  );
  const site = new BrandSite(page);
  await site.open();
  await site.begin();
  await site.says('暫時無法綁定，請稍後再試。');
  await context.unroute('**/ties');
  await site.panel.getByRole('button', { name: '重新開始' }).click();
  expect(await site.scan()).toContain('/site?t=');
});
