import { ConsolePage } from '../pages/console-page.js';
import { openLiff } from '../pages/liff-page.js';
import { expectAccessibleEverywhere } from '../support/axe.js';
import { consoleApi } from '../support/console-api.js';
import { expect, phoneScreen, test } from '../support/fixtures.js';
import { freshPhone, freshUser } from '../support/people.js';
import { sandbox } from '../support/sandbox.js';

test('bindings come from Omnichat: shown as imported, and their people are bound already', async ({
  page,
  context,
}) => {
  const desk = new ConsolePage(page);
  const user = freshUser();
  const number = freshPhone();
  const csv = [
    'UID,會員編號,手機號碼,姓名',
    `${user},S-9001,886${number.slice(1)},林小華`,
    `nobody,S-9002,886911000000,`,
  ].join('\r\n');
  await desk.isSignedInAs('supervisor');
  await desk.opens('/contacts', '聯絡人');
  await page.getByRole('link', { name: '匯入' }).click();
  await desk.shows('匯入聯絡人');
  await page.locator('input[type="file"]').setInputFiles({
    name: 'omnichat.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(csv),
  });
  const row = page.getByRole('region', { name: '匯入紀錄' }).getByRole('listitem').first();
  await expect(row).toContainText('已完成');
  await expect(row).toContainText('新增 1 · 略過 1');
  await expectAccessibleEverywhere(page, 'imports of contacts');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    row.getByRole('link', { name: '下載略過的資料列' }).click(),
  ]);
  expect(
    await (await download.createReadStream()).toArray().then((all) => Buffer.concat(all).toString()),
  ).toContain('3,uid,nobody');

  const contact = await consoleApi.contact(user);
  await desk.opens(`/contacts/${contact.id}`, '林小華');
  await expect(page.getByText('已匯入')).toBeVisible();
  expect(contact).toMatchObject({ bindingState: 'bound', imported: true, memberNumber: 'S-9001', tags: [] });
  expect((await sandbox.chat(user)).messages).toEqual([]);

  const phone = await context.newPage();
  await phone.setViewportSize(phoneScreen);
  const liff = await openLiff(phone, user);
  await liff.shows('您已完成綁定');
  await expect(liff.fact('會員編號')).toHaveText('S-9001');
  expect(await sandbox.smsTo(number)).toEqual([]);
});

test('friends come from LINE where it lists them, and LINE’s refusal is said @deep', async ({ page }) => {
  const desk = new ConsolePage(page);
  await desk.isSignedInAs('admin');
  await desk.opens('/contacts/import', '匯入聯絡人');
  const row = page.getByRole('region', { name: '匯入紀錄' }).getByRole('listitem').first();
  await page.getByRole('button', { name: '開始匯入好友' }).click();
  await expect(row).toContainText('LINE 好友');
  await expect(row).toContainText('已完成');

  await sandbox.changeBrand('sunrise', { verified: false });
  try {
    await page.getByRole('button', { name: '開始匯入好友' }).click();
    await expect(row).toContainText('此官方帳號尚未通過認證');
  } finally {
    await sandbox.changeBrand('sunrise', { verified: true });
  }
});
