import type { Page } from '@playwright/test';
import { openLiff } from '../pages/liff-page.js';
import { expect, phoneScreen, test } from '../support/fixtures.js';
import { freshPhone, freshUser } from '../support/people.js';
import { sandbox } from '../support/sandbox.js';

test.use({ viewport: phoneScreen, hasTouch: true });

const otherCode = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
const fullWidth = (code: string) =>
  code.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));

/** Counts the codes that go to the server. */
function countVerifications(page: Page): () => number {
  let count = 0;
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/verification')) count += 1;
  });
  return () => count;
}

test('a wrong code says how many tries are left, and the focus stays', async ({ page }) => {
  const phone = freshPhone();
  const liff = await openLiff(page, freshUser());
  await liff.asksForCode(phone);
  const code = await sandbox.code(phone);
  for (const left of [2, 1]) {
    await liff.code.fill(otherCode(code));
    await expect(liff.alert).toHaveText(`驗證碼錯誤，還可以再試 ${left} 次`);
    await expect(liff.code).toBeFocused();
    await expect(liff.code).toHaveValue('');
    await expect(liff.code).toHaveAttribute('aria-invalid', 'true');
  }
  await liff.code.fill(code);
  await liff.shows('綁定完成');
});

test('three wrong codes end the code; a new one is asked for', async ({ page }) => {
  const phone = freshPhone();
  const liff = await openLiff(page, freshUser());
  await liff.asksForCode(phone);
  const code = await sandbox.code(phone);
  for (let tries = 1; tries <= 3; tries += 1) {
    await liff.code.fill(otherCode(code));
    await expect(liff.code).toHaveValue('');
  }
  await expect(liff.alert).toContainText(/重新/);
  await liff.code.fill(code);
  await expect(liff.alert).toContainText(/重新/);
  await liff.shows('輸入驗證碼');
});

test('the whole SMS can be pasted, and is sent once', async ({ page }) => {
  const phone = freshPhone();
  const liff = await openLiff(page, freshUser());
  const verifications = countVerifications(page);
  await liff.asksForCode(phone);
  const { text } = await sandbox.newestSms(phone);
  await page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await liff.code.focus();
  await page.keyboard.press('Control+V');
  await liff.shows('綁定完成');
  expect(verifications()).toBe(1);
});

test('full-width digits count', async ({ page }) => {
  const phone = freshPhone();
  const liff = await openLiff(page, freshUser());
  await liff.asksForCode(phone);
  await liff.code.pressSequentially(fullWidth(await sandbox.code(phone)));
  await liff.shows('綁定完成');
});

test('the field is what keyboards and password managers look for', async ({ page }) => {
  const liff = await openLiff(page, freshUser());
  await liff.asksForCode(freshPhone());
  const expected = { autocomplete: 'one-time-code', inputmode: 'numeric', pattern: '\\d{6}', type: 'text' };
  for (const [name, value] of Object.entries(expected)) await expect(liff.code).toHaveAttribute(name, value);
  await expect(liff.code).not.toHaveAttribute('maxlength');
});

test('a reload goes on at the code, without another SMS', async ({ page }) => {
  const phone = freshPhone();
  const liff = await openLiff(page, freshUser());
  await liff.asksForCode(phone);
  const code = await sandbox.code(phone);
  await page.reload();
  await liff.shows('輸入驗證碼');
  expect(await sandbox.smsCount(phone)).toBe(1);
  await liff.code.fill(code);
  await liff.shows('綁定完成');
});

test('a new code can be asked for when the wall clock says so', async ({ page }) => {
  const phone = freshPhone();
  await page.clock.install();
  const liff = await openLiff(page, freshUser());
  await liff.asksForCode(phone);
  const wait = liff.button(/秒後可重新傳送$/);
  await expect(wait).toBeDisabled();
  await page.clock.fastForward(30_000);
  await expect(wait).toBeDisabled();
  await page.clock.fastForward(31_000);
  await expect(liff.button('重新傳送驗證碼')).toBeEnabled();
});

test('the back gesture leads to the number, and forward to the code that still waits', async ({ page }) => {
  const phone = freshPhone();
  const liff = await openLiff(page, freshUser());
  await liff.asksForCode(phone);
  await page.goBack();
  await liff.shows('手機綁定');
  await expect(liff.number).toHaveValue(`${phone.slice(0, 4)} ${phone.slice(4, 7)} ${phone.slice(7)}`);
  await page.goForward();
  await liff.shows('輸入驗證碼');
  expect(await sandbox.smsCount(phone)).toBe(1);
  await liff.code.fill(await sandbox.code(phone));
  await liff.shows('綁定完成');
});

test('the same number again, too soon: back to its code, no second SMS', async ({ page }) => {
  const phone = freshPhone();
  const liff = await openLiff(page, freshUser());
  await liff.asksForCode(phone);
  await liff.button('更換號碼').click();
  await liff.shows('手機綁定');
  await liff.sendCode.click();
  await liff.shows('輸入驗證碼');
  expect(await sandbox.smsCount(phone)).toBe(1);
});
