import type { Page } from '@playwright/test';
import { openLiff, type LiffPage } from '../pages/liff-page.js';
import { consoleApi } from '../support/console-api.js';
import { expect, phoneScreen, test } from '../support/fixtures.js';
import { freshPhone, freshUser } from '../support/people.js';
import { sandbox } from '../support/sandbox.js';

test.use({ viewport: phoneScreen, hasTouch: true });

/** Numbers that the page would send, without sending them. */
async function numbersAsked(page: Page): Promise<unknown[]> {
  const asked: unknown[] = [];
  await page.route('**/api/liff/otp-challenges', async (route) => {
    asked.push((route.request().postDataJSON() as { phone: string }).phone);
    await route.fulfill({
      status: 503,
      contentType: 'application/problem+json',
      body: JSON.stringify({
        code: 'service.busy',
        status: 503,
        title: '忙線',
        detail: '稍後',
        requestId: 'r',
      }),
    });
  });
  return asked;
}

async function asks(liff: LiffPage, number: string, asked: unknown[]): Promise<void> {
  const before = asked.length;
  await liff.number.fill(number);
  await liff.sendCode.click();
  await expect.poll(() => asked.length).toBe(before + 1);
  await expect(liff.sendCode).toHaveAttribute('aria-busy', 'false');
}

test('every way to write a number is the same number (A9)', async ({ page }) => {
  const asked = await numbersAsked(page);
  const liff = await openLiff(page, freshUser());
  await liff.isReady();
  await liff.consent.check();
  const ways = [
    '0912345678',
    '912345678',
    '886912345678',
    '+8860912345678',
    '0912-345-678',
    '０９１２３４５６７８',
  ];
  for (const way of ways) await asks(liff, way, asked);
  expect(new Set(asked)).toEqual(new Set(['+886912345678']));
  await liff.number.fill('0212345678');
  await liff.sendCode.click();
  await expect(liff.alert.first()).toContainText('市話');
  expect(asked).toHaveLength(ways.length);
});

test('another country: its rules come when it is chosen (A9)', async ({ page }) => {
  const { productChannelId } = await sandbox.brand();
  const before = await consoleApi.settings(productChannelId);
  await consoleApi.restore({ ...before, countries: ['TW', 'TH'] });
  try {
    const scripts: string[] = [];
    page.on('request', (request) => {
      if (request.resourceType() === 'script') scripts.push(request.url());
    });
    const asked = await numbersAsked(page);
    const liff = await openLiff(page, freshUser());
    await liff.isReady();
    await liff.consent.check();
    expect(scripts.filter((url) => /foreign/.test(url))).toEqual([]);
    await page.getByRole('combobox').selectOption('TH');
    await asks(liff, '081 234 5678', asked);
    expect(asked).toEqual(['+66812345678']);
    expect(scripts.filter((url) => /foreign/.test(url))).toHaveLength(1);
  } finally {
    await consoleApi.restore(before);
  }
});

test('the countdown is read out at most three times a minute (A7)', async ({ page }) => {
  await page.clock.install();
  const liff = await openLiff(page, freshUser());
  await liff.asksForCode(freshPhone());
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    const spoken = '[role="status"], [role="alert"], [aria-live="polite"], [aria-live="assertive"]';
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const region = (target instanceof Element ? target : target.parentElement)?.closest(spoken);
        const text = region?.textContent?.trim();
        if (text && heard.at(-1) !== text) heard.push(text);
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  for (let second = 0; second < 61; second += 1) await page.clock.fastForward(1000);
  await expect(liff.button('重新傳送驗證碼')).toBeEnabled();
  const heard = await page.evaluate(() => (window as unknown as { heard: string[] }).heard);
  expect(heard.length).toBeGreaterThan(0);
  expect(heard.length).toBeLessThanOrEqual(3);
});

test('closed and opened again: the code still waits, no second SMS (A8)', async ({ page, context }) => {
  const phone = freshPhone();
  const user = freshUser();
  const liff = await openLiff(page, user);
  await liff.asksForCode(phone);
  const code = await sandbox.code(phone);
  await page.close();
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const again = await openLiff(await context.newPage(), user);
  await again.shows('輸入驗證碼');
  expect(await sandbox.smsCount(phone)).toBe(1);
  await again.code.fill(code);
  await again.shows('綁定完成');
});
