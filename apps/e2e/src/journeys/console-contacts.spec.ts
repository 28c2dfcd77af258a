import { ConsolePage } from '../pages/console-page.js';
import { openLiff } from '../pages/liff-page.js';
import { bindByHttp } from '../support/bind-by-http.js';
import { consoleApi } from '../support/console-api.js';
import { expect, test } from '../support/fixtures.js';
import { freshPhone, freshUser, masked } from '../support/people.js';
import { sandbox } from '../support/sandbox.js';

let desk: ConsolePage;

test.beforeEach(async ({ page }) => {
  await sandbox.reset();
  desk = new ConsolePage(page);
  await desk.isSignedInAs('admin');
});

test('a contact is found by its whole number and unbound with a reason', async ({ page, context }) => {
  const [user, phone, otherPhone] = [freshUser(), freshPhone(), freshPhone()];
  await bindByHttp(user, phone);
  const bound = await consoleApi.contact(user);

  await desk.opens('/contacts', '聯絡人');
  await page.getByRole('searchbox', { name: '搜尋' }).fill(phone);
  // the list follows the address: a click before that would be overtaken by it
  await expect(page).toHaveURL(/[?&]q=/);
  const row = page.getByRole('row').filter({ hasText: masked(phone) });
  await expect(row).toHaveCount(1);
  await expect(row).toContainText('已綁定');
  await row.getByRole('link').click();
  await desk.shows(bound.displayName ?? '（未提供名稱）');

  await desk.button('解除綁定').click();
  const dialog = page.getByRole('dialog', { name: /^解除「.*」的手機綁定$/ });
  await dialog.getByRole('button', { name: '解除綁定' }).click();
  await expect(dialog.getByRole('textbox', { name: '原因' })).toHaveAttribute('aria-invalid', 'true');
  await dialog.getByRole('checkbox', { name: '已綁定' }).check();
  await dialog.getByRole('textbox', { name: '原因' }).fill('顧客更換手機號碼');
  await dialog.getByRole('button', { name: '解除綁定' }).click();
  await expect(dialog).toBeHidden();
  await desk.says('已解除');
  await expect(page.getByText('未綁定', { exact: true })).toBeVisible();
  await expect(page.getByRole('cell', { name: '顧客更換手機號碼' })).toBeVisible();
  await expect(desk.button('解除綁定')).toHaveCount(0);
  expect(await consoleApi.contact(user)).toMatchObject({ bindingState: 'unbound', tags: [] });
  const [record] = await consoleApi.audit();
  expect(record).toMatchObject({ action: 'binding.ended', targetId: bound.id });

  const liff = await openLiff(await context.newPage(), user);
  await liff.provesNumber(otherPhone);
  await liff.shows('綁定完成');
  const again = await consoleApi.contact(user);
  expect(again.bindingState).toBe('bound');
  expect(again.tags, 'first-binding tags go on once, ever').toEqual([]);
  expect(again.bindings).toHaveLength(2);
});

test('a top-up is in the balance and in the ledger', async ({ page }) => {
  const { balance } = await consoleApi.smsAccount();
  const note = `訂單 ${Date.now()}`;
  await desk.opens('/sms', '簡訊點數');
  await desk.button('儲值').click();
  const dialog = page.getByRole('dialog', { name: '儲值簡訊點數' });
  await dialog.getByLabel('點數').fill('1500');
  await dialog.getByLabel('說明').fill(note);
  await dialog.getByRole('button', { name: '儲值' }).click();
  await desk.says('已儲值 1,500 點');
  await page.getByRole('link', { name: '帳本' }).click();
  await desk.shows('帳本');
  await expect(page.getByRole('row').filter({ hasText: note })).toContainText('1,500');
  expect((await consoleApi.smsAccount()).balance).toBe(balance + 1500);
});
