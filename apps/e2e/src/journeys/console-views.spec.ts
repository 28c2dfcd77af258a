import { readFileSync } from 'node:fs';
import { ConsolePage } from '../pages/console-page.js';
import { bindByHttp } from '../support/bind-by-http.js';
import { expect, test } from '../support/fixtures.js';
import { freshPhone, freshUser } from '../support/people.js';
import { sandbox } from '../support/sandbox.js';

test('a view is saved, shared, opened by another, changed, exported and deleted', async ({
  page,
  browser,
}) => {
  await sandbox.reset();
  const user = freshUser();
  await bindByHttp(user, freshPhone());
  const name = `最近綁定 ${user.slice(-6)}`;
  const desk = new ConsolePage(page);
  await desk.isSignedInAs('supervisor');
  await desk.opens('/contacts', '聯絡人');
  await page.getByRole('combobox', { name: '綁定狀態' }).click();
  await page.getByRole('option', { name: '已綁定' }).click();
  await desk.button('儲存為檢視').click();
  const dialog = page.getByRole('dialog', { name: '儲存為檢視' });
  await dialog.getByRole('textbox', { name: '名稱' }).fill(name);
  await desk.flips(dialog.getByRole('switch', { name: '與團隊共用' }));
  await dialog.getByRole('button', { name: '儲存' }).click();
  await desk.says(`已儲存檢視「${name}」`);
  const views = page.getByRole('navigation', { name: '已儲存的檢視' });
  await expect(views.getByRole('link', { name })).toHaveAttribute('aria-current', 'page');

  const context = await browser.newContext({ locale: 'zh-TW', viewport: { width: 1440, height: 900 } });
  try {
    const other = new ConsolePage(await context.newPage());
    await other.isSignedInAs('agent');
    await other.opens('/contacts', '聯絡人');
    await other.page.getByRole('link', { name }).click();
    await expect(other.page).toHaveURL(/binding=bound/);
    await expect(other.page).toHaveURL(/viewId=/);
    await expect(other.page.getByRole('combobox', { name: '綁定狀態' })).toHaveValue('已綁定');
    await expect(other.button(/檢視設定$/)).toHaveCount(0);
  } finally {
    await context.close();
  }

  await page.getByRole('columnheader', { name: '綁定時間' }).getByRole('button').click();
  await desk.button('儲存變更').click();
  await desk.says(`已更新檢視「${name}」`);
  await views.getByRole('link', { name: '全部' }).click();
  await expect(page).toHaveURL(/\/contacts$/);
  await views.getByRole('link', { name }).click();
  await expect(page).toHaveURL(/sort=-boundAt/);
  await desk.isLoaded();
  await expect(desk.button('儲存變更')).toHaveCount(0);

  await desk.button('匯出 CSV').click();
  const arrives = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /遮罩/ }).click();
  const lines = readFileSync(await (await arrives).path(), 'utf8')
    .trim()
    .split('\r\n')
    .slice(1);
  expect(lines.find((line) => line.includes(user))).toBeDefined();
  expect(lines.filter((line) => !line.includes(',已綁定,'))).toEqual([]);

  await desk.button(`「${name}」的檢視設定`).click();
  await page.getByRole('menuitem', { name: '刪除檢視' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '刪除檢視' }).click();
  await desk.says(`已刪除檢視「${name}」`);
  await expect(page.getByRole('link', { name })).toHaveCount(0);
  await expect(page).toHaveURL(/binding=bound/);
});
