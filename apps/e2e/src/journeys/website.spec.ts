import type { Page } from '@playwright/test';
import { BrandSite } from '../pages/brand-site.js';
import { productUrl, sandboxUrl } from '../support/addresses.js';
import { expectAccessible, expectNoSidewaysScroll } from '../support/axe.js';
import { consoleApi } from '../support/console-api.js';
import { expect, test } from '../support/fixtures.js';
import { onPhone, openLink } from '../support/other-device.js';
import { freshPhone, freshUser } from '../support/people.js';
import { sandbox } from '../support/sandbox.js';

const android =
  'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36';

test.beforeEach(async () => {
  await sandbox.reset();
  const { productChannelId } = await sandbox.brand();
  await consoleApi.saveWebsite(productChannelId, { origins: [sandboxUrl] });
});

test('scanned on the computer, bound with one tap, told on the website, pushed for one message', async ({
  page,
  browser,
}) => {
  const user = freshUser();
  const site = new BrandSite(page);
  await site.open('products/1?utm_source=mail');
  await expectAccessible(page, 'website with its button');
  await site.begin();
  const link = await site.scan();
  expect(link).toContain('/site?t=');
  await expectAccessible(page, 'QR code on the website');
  const before = (await sandbox.chat(user)).quota.used;

  await onPhone(browser, async (phone) => {
    const liff = await openLink(phone, user, link);
    await liff.shows('綁定 LINE 帳號');
    await expect(liff.fact('網站').first()).toHaveText(new URL(sandboxUrl).host);
    await expect(liff.fact('網站會員')).toHaveText('未登入的訪客');
    await expectAccessible(phone, 'question about a website');
    await expectNoSidewaysScroll(phone, 'question about a website');
    await site.says('請在 LINE 確認…');
    await liff.button('確認綁定').click();
    await liff.shows('綁定完成');
    await expectAccessible(phone, 'website bound');
    // LINE shows a page again that was closed, and loads it anew
    await phone.reload();
    await liff.shows('綁定完成');
  });
  await site.says('已完成 LINE 綁定');
  const [message] = await sandbox.brandMessages(user);
  expect(message).toMatchObject({ cost: 'paid', text: expect.stringContaining('已完成社群身份綁定') });
  expect((await sandbox.chat(user)).quota.used).toBe(before + 1);
  expect(await consoleApi.ties(user)).toMatchObject([
    { page: `${sandboxUrl}/brand-site/sunrise/products/1`, way: 'link', endedAt: null },
  ]);

  // bound: the next page has no button, in this browser only
  await site.openAsBound();
  const onOther = async (other: Page) => {
    const elsewhere = new BrandSite(other);
    await elsewhere.open();
    await expect(elsewhere.opener).toBeVisible();
    await elsewhere.begin();
    const opens = elsewhere.panel.getByRole('link', { name: '開啟 LINE 綁定' });
    await expect(opens).toHaveAttribute('href', /\/site\?t=/);
    await expectAccessible(other, 'button on a phone');
    await expectNoSidewaysScroll(other, 'button on a phone');
  };
  await onPhone(browser, onOther, { userAgent: android });
  // the same link again: replayed
  await onPhone(browser, async (phone) => {
    await (await openLink(phone, freshUser(), link)).shows('連結已使用過');
    await expectAccessible(phone, 'used website link');
  });
});

test('a signed-in member is named masked and tied; the website shows whose LINE it was @deep', async ({
  page,
  browser,
}) => {
  const { productChannelId } = await sandbox.brand();
  const { secret } = await consoleApi.replaceMemberLinkSecret(productChannelId);
  const user = freshUser();
  const site = new BrandSite(page);
  await site.open(`secret?secret=${secret}`);
  await site.open(`sign-in?phone=${freshPhone()}`);
  await expect(page.getByText('已登入：')).toBeVisible();
  await site.begin();
  const link = await site.scan();
  await onPhone(browser, async (phone) => {
    const liff = await openLink(phone, user, link);
    await expect(liff.fact('網站會員')).toHaveText(/^.○.?$/);
    await liff.button('確認綁定').click();
    await expect(liff.alert).toHaveText('請先閱讀並勾選同意');
    await liff.consent.check();
    await liff.button('確認綁定').click();
    await liff.shows('綁定完成');
  });
  await site.says('已完成 LINE 綁定');
  await site.says(/LINE 帳號：.*○.*若這不是您的帳號/);
  expect(await consoleApi.contact(user)).toMatchObject({ bindingState: 'bound', maskedPhone: null });
});

test('a forwarded link ties nobody who reads it, and is dead once they say so', async ({ page, browser }) => {
  const site = new BrandSite(page);
  await site.open();
  await site.begin();
  const link = await site.scan();
  const victim = freshUser();
  // what fetches links for a preview changes nothing
  for (let i = 0; i < 3; i += 1) expect((await fetch(link)).ok).toBe(true);
  await onPhone(browser, async (phone) => {
    const liff = await openLink(phone, victim, link);
    await expect(phone.getByText('若剛才不是您本人在該網站操作，請勿繼續')).toBeVisible();
    await liff.button('不是我，不要綁定').click();
    await liff.shows('未綁定');
    await expectAccessible(phone, 'website declined');
  });
  await site.says('您已在 LINE 選擇不綁定。');
  await onPhone(browser, async (phone) => (await openLink(phone, victim, link)).shows('連結已使用過'));
  expect(await consoleApi.findContact(victim)).toBeUndefined();
});

test('both tabs of a browser turn to bound @deep', async ({ page, context, browser }) => {
  const [one, two] = [new BrandSite(page), new BrandSite(await context.newPage())];
  for (const site of [one, two]) {
    await site.open();
    await site.begin();
    await site.scan();
  }
  const link = await two.scan();
  await onPhone(browser, async (phone) =>
    (await openLink(phone, freshUser(), link)).button('確認綁定').click(),
  );
  await two.says('已完成 LINE 綁定');
  await one.says('已完成 LINE 綁定');
});

test('without messages left it stands all the same, and the page says that none comes @deep', async ({
  page,
  browser,
}) => {
  const user = freshUser();
  await sandbox.settings({ quotaLimit: 0 });
  const site = new BrandSite(page);
  await site.open();
  await site.begin();
  const link = await site.scan();
  await onPhone(browser, async (phone) => {
    const liff = await openLink(phone, user, link);
    await expect(phone.getByText('不會收到 LINE 訊息')).toBeVisible();
    await liff.button('確認綁定').click();
    await liff.shows('綁定完成');
    await expect(phone.getByText('不會收到 LINE 訊息')).toBeVisible();
  });
  await site.says('已完成 LINE 綁定');
  expect(await consoleApi.ties(user)).toHaveLength(1);
  expect((await sandbox.chat(user)).messages.filter(({ from }) => from === 'brand')).toEqual([]);
  await sandbox.settings({ quotaLimit: 200 });
  await consoleApi.check((await sandbox.brand()).productChannelId);
});

test('works where third-party cookies are refused, across sites, and keeps none of ours @deep', async ({
  playwright,
}) => {
  const base = sandboxUrl.replace('localhost', '127.0.0.1');
  const { productChannelId } = await sandbox.brand();
  await consoleApi.saveWebsite(productChannelId, { origins: [base] });
  const { args = [], executablePath } = test.info().project.use.launchOptions ?? {};
  const strict = await playwright.chromium.launch({
    args: [...args, '--test-third-party-cookie-phaseout'],
    ...(executablePath && { executablePath }),
  });
  try {
    const context = await strict.newContext({ locale: 'zh-TW', viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    const site = new BrandSite(page, 'sunrise', base);
    await site.open();
    await site.begin();
    const link = await site.scan();
    await onPhone(strict, async (phone) => {
      await (await openLink(phone, freshUser(), link)).button('確認綁定').click();
    });
    await site.says('已完成 LINE 綁定');
    expect(await context.cookies(productUrl)).toEqual([]);
    await site.openAsBound();
  } finally {
    await strict.close();
  }
});

test('blocked or slow, it moves nothing and holds nothing up @deep', async ({ page, context }) => {
  const client = await context.newCDPSession(page);
  await page.addInitScript(() => {
    const seen = { shift: 0 };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
        seen.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  let comes: () => void = () => undefined;
  const late = new Promise<void>((resolve) => (comes = resolve));
  await context.route('**/widget.js', async (route) => {
    await late;
    await route.continue();
  });
  await client.send('Network.enable');
  const slow = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000 };
  await client.send('Network.emulateNetworkConditions', slow);
  const site = new BrandSite(page);
  // would not come back if the page waited for the script
  await page.goto(`${sandboxUrl}/brand-site/sunrise/`, { waitUntil: 'domcontentloaded' });
  await expect(page.getByRole('heading', { name: '本週新品' })).toBeVisible();
  await expect(site.opener).toHaveCount(0);
  comes();
  await expect(site.opener).toBeVisible();
  expect(await page.evaluate(() => (window as unknown as { seen: { shift: number } }).seen.shift)).toBe(0);

  await context.unroute('**/widget.js');
  await context.route('**/widget.js', (route) => route.abort());
  await site.open();
  await expect(page.getByRole('heading', { name: '本週新品' })).toBeVisible();
  await expect(site.opener).toHaveCount(0);
});

test('by keyboard: opened, closed by Esc, the focus comes back; closed for good by its own button @deep', async ({
  page,
}) => {
  const site = new BrandSite(page);
  await site.open();
  await site.opener.focus();
  await page.keyboard.press('Enter');
  await expect(site.panel.getByRole('heading', { name: '綁定 LINE，不錯過任何優惠' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(site.panel).toHaveCount(0);
  await expect(site.opener).toBeFocused();
  await page.getByRole('button', { name: '關閉' }).click();
  await expect(site.opener).toHaveCount(0);
  await site.open('cart');
  await page.waitForLoadState('networkidle');
  await expect(site.opener).toHaveCount(0);
});

test('six digits in the chat where there is no LIFF app, answered free', async ({ page }) => {
  const { productChannelId, liffId } = await sandbox.brand('coast');
  await consoleApi.saveWebsite(productChannelId, { origins: [sandboxUrl], form: 'popup' });
  await consoleApi.switchBinding(productChannelId, false);
  await consoleApi.changeChannel(productChannelId, { liffId: null });
  try {
    const user = freshUser();
    const say = (text: string) => sandbox.say(user, text, 'coast');
    const site = new BrandSite(page, 'coast');
    await site.open();
    // the pop-up is there by itself, and takes no focus
    await expect(site.panel).toBeVisible();
    await expect(page.locator('body')).toBeFocused();
    await expectAccessible(page, 'pop-up on the website');
    await site.panel.getByRole('button', { name: '開始綁定' }).click();
    const code = await site.code();
    await expectAccessible(page, 'code on the website');
    await say(String((Number(code) + 1) % 1_000_000).padStart(6, '0'));
    await say(code);
    await site.says('已完成 LINE 綁定');
    await say(code);
    const answers = await sandbox.brandMessages(user, 3, 'coast');
    expect(answers.map(({ cost }) => cost)).toEqual(['free', 'free', 'free']);
    expect(answers.map(({ text }) => text)).toEqual([
      expect.stringContaining('驗證碼不正確'),
      expect.stringContaining('已完成社群身份綁定'),
      expect.stringContaining('已使用過'),
    ]);
  } finally {
    await consoleApi.changeChannel(productChannelId, { liffId });
    await consoleApi.switchBinding(productChannelId, true);
  }
});
