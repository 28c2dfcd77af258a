import { readFile } from 'node:fs/promises';
import type { SmsAccount } from '@tieline/contracts';
import { ConsolePage } from '../pages/console-page.js';
import { bindByHttp } from '../support/bind-by-http.js';
import { consoleApi } from '../support/console-api.js';
import { expect, test } from '../support/fixtures.js';
import { freshPhone, freshUser, masked } from '../support/people.js';
import { sandbox } from '../support/sandbox.js';

let desk: ConsolePage;
let before: SmsAccount;

test.beforeEach(async ({ page }) => {
  await sandbox.reset();
  before = await consoleApi.smsAccount();
  desk = new ConsolePage(page);
  await desk.isSignedInAs('admin');
});

test.afterEach(() =>
  consoleApi.setSmsAccount({ dailyCap: before.dailyCap ?? 1_000_000, lowBalance: before.lowBalance }),
);

test('an SMS is in the list with its state, and its charge in the ledger and the file', async ({ page }) => {
  const phone = freshPhone();
  await bindByHttp(freshUser(), phone);
  await desk.opens('/sms/messages', '發送紀錄');
  const row = page.getByRole('row').filter({ hasText: masked(phone) });
  await expect(row).toContainText(/已送[出達]/);
  await expect(row).toContainText('晨光選物');
  await page.getByRole('combobox', { name: '狀態' }).click();
  await page.getByRole('option', { name: '未送出' }).click();
  await expect(page).toHaveURL(/state=failed/);
  await expect(row).toHaveCount(0);

  await page.getByRole('link', { name: '帳本' }).click();
  await desk.shows('帳本');
  await expect(page.getByRole('row').filter({ hasText: `驗證碼 ${masked(phone)}` })).toContainText('-1');
  await page.getByRole('combobox', { name: '類型' }).click();
  await page.getByRole('option', { name: '扣點' }).click();
  await expect(page).toHaveURL(/kind=charge/);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: '匯出 CSV' }).click();
  const file = await readFile(await (await download).path());
  expect([...file.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(file.toString()).toContain(`扣點,驗證碼 ${masked(phone)},-1,`);
  expect(file.toString()).not.toContain('儲值,');
});

test('credit below the notice is said on the overview and on the page', async ({ page }) => {
  await desk.opens('/sms', '簡訊點數');
  await page.getByLabel('點數低於此數時提醒').fill(String(before.balance + 1));
  await desk.button('儲存').click();
  await desk.says('已儲存上限與提醒');
  await expect(page.getByText('簡訊點數即將用完')).toBeVisible();
  await desk.opens('/', '總覽');
  await expect(page.getByText(/^簡訊點數剩 [\d,]+ 點$/)).toBeVisible();
});

test('at the daily cap nothing more is sent, and the charge does not happen', async ({ page }) => {
  const { team } = await consoleApi.smsBudgets();
  await desk.opens('/sms', '簡訊點數');
  await page.getByLabel('團隊每日上限（則）').fill(String(team.usedToday));
  await desk.button('儲存').click();
  await desk.says('已儲存上限與提醒');
  const phone = freshPhone();
  await expect(bindByHttp(freshUser(), phone)).rejects.toThrow(/sms\.daily_cap/);
  expect(await sandbox.smsTo(phone)).toEqual([]);
  expect((await consoleApi.smsAccount()).balance).toBe(before.balance);
});

test("a channel's cap is changed where its use is seen", async ({ page }) => {
  const { productChannelId } = await sandbox.brand();
  const settings = await consoleApi.settings(productChannelId);
  try {
    await desk.opens('/sms', '簡訊點數');
    await desk.button('修改 晨光選物 的每日上限').click();
    const dialog = page.getByRole('dialog', { name: '晨光選物 每日上限' });
    await dialog.getByLabel('晨光選物 每日上限（則）').fill('1234');
    await dialog.getByRole('button', { name: '儲存' }).click();
    await desk.says('已儲存「晨光選物」的每日上限');
    await expect(page.getByText(/^今日已用 [\d,]+／1,234$/)).toBeVisible();
    expect((await consoleApi.settings(productChannelId)).policy.dailySmsBudget).toBe(1234);
  } finally {
    await consoleApi.restore(settings);
  }
});
