import { openLiff } from '../pages/liff-page.js';
import { consoleApi } from '../support/console-api.js';
import { expect, phoneScreen, test } from '../support/fixtures.js';
import { until } from '../support/http.js';
import { freshUser, masked } from '../support/people.js';
import { sandbox } from '../support/sandbox.js';

/** The numbers that outcomes and staff-decide have not gone through (A10). */
test.use({ viewport: phoneScreen, hasTouch: true });
test.beforeEach(() => sandbox.reset());

const stateOf = async (phone: string) => (await sandbox.smsTo(phone))[0]?.state;

test('005: the SMS never arrives, and the page says what can be done', async ({ page }) => {
  const liff = await openLiff(page, freshUser());
  await liff.asksForCode('0900-000-005');
  await page.getByText('沒收到驗證碼？').click();
  await expect(page.getByText('請檢查簡訊匣的封鎖或垃圾訊息。')).toBeVisible();
  await expect(liff.button(/秒後可重新傳送$/)).toBeDisabled();
  expect(await stateOf('0900-000-005')).not.toBe('delivered');
});

test('006: a late SMS still binds', async ({ page }) => {
  test.setTimeout(60_000);
  const liff = await openLiff(page, freshUser());
  await liff.asksForCode('0900-000-006');
  await expect.poll(() => stateOf('0900-000-006'), { timeout: 30_000 }).toBe('delivered');
  await liff.code.fill(await sandbox.code('0900-000-006'));
  await liff.shows('綁定完成');
});

test('009: a shop that is asked too often is busy, and nobody is called unknown', async ({ page }) => {
  const liff = await openLiff(page, freshUser());
  await liff.provesNumber('0900-000-009');
  await liff.shows('會員系統忙線中');
  await expect(page.getByText('查無')).toHaveCount(0);
});

test('011: a number that the shop has not verified is taken, unless the channel is strict', async ({
  page,
}) => {
  const { productChannelId } = await sandbox.brand();
  const before = await consoleApi.settings(productChannelId);
  expect(before.policy.acceptUnverifiedPhone).toBe(true);
  const liff = await openLiff(page, freshUser());
  await liff.provesNumber('0900-000-011');
  await liff.shows('綁定完成');
});

test('012: an SMS that the gateway could not deliver is given back', async ({ page }) => {
  const liff = await openLiff(page, freshUser());
  await liff.asksForCode('0900-000-012');
  const found = await until('the report', async () => {
    const messages = await consoleApi.smsMessages();
    return messages.find(({ maskedPhone, receipt }) => maskedPhone === masked('0900000012') && receipt);
  });
  expect(found.receipt).toBe('undelivered');
  const entries = await until('the refund', async () => {
    const [newest, charge] = await consoleApi.ledger();
    return newest?.kind === 'refund' ? [newest, charge] : null;
  });
  expect(entries.map((entry) => entry?.amount)).toEqual([1, -1]);
});
