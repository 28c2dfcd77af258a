import { createHmac } from 'node:crypto';
import { ConsolePage } from '../pages/console-page.js';
import { expect, test } from '../support/fixtures.js';

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** What an authenticator app shows for a key just now (RFC 6238). */
function authenticatorCode(key: string): string {
  const bits = [...key.replaceAll(/[\s=]/g, '')].map((letter) =>
    base32.indexOf(letter).toString(2).padStart(5, '0'),
  );
  const bytes = bits.join('').match(/.{8}/g) ?? [];
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const digest = createHmac('sha1', Buffer.from(bytes.map((byte) => parseInt(byte, 2))))
    .update(step)
    .digest();
  const at = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

test('a colleague is invited, joins, signs in with two steps, gets a new password, and is removed', async ({
  page,
  browser,
}) => {
  test.setTimeout(90_000);
  const admin = new ConsolePage(page);
  const email = `colleague-${Date.now()}@sunrise.example`;
  const [first, second] = ['three quiet rivers', 'four louder rivers'];
  await admin.isSignedInAs('admin');
  await admin.opens('/team', '團隊與權限');
  await admin.button('邀請成員').click();
  const invite = page.getByRole('dialog', { name: '邀請成員' });
  await invite.getByRole('textbox', { name: 'Email' }).fill(email);
  await invite.getByRole('radio', { name: '行銷' }).check();
  await invite.getByRole('button', { name: '建立邀請連結' }).click();
  const link = page.getByRole('dialog', { name: '邀請連結' });
  const invitation = await link.locator('.tl-url').innerText();
  await link.getByRole('button', { name: '完成' }).click();
  await expect(page.getByRole('row').filter({ hasText: email })).toContainText('行銷');

  const context = await browser.newContext({ locale: 'zh-TW' });
  const theirs = await context.newPage();
  const colleague = new ConsolePage(theirs);
  await theirs.goto(invitation);
  await expect(theirs.getByText('您受邀以「行銷」的身分加入')).toBeVisible();
  await theirs.getByRole('textbox', { name: '姓名' }).fill('新同事');
  await theirs.getByLabel('密碼', { exact: false }).first().fill(first);
  await colleague.button('加入團隊').click();
  await colleague.shows('總覽');
  // the link works once
  await page.goto(invitation);
  await expect(page.getByText('連結已失效')).toBeVisible();

  await colleague.opens('/account', '個人帳號');
  await colleague.button('開啟兩步驟驗證').click();
  const dialog = theirs.getByRole('dialog');
  await dialog.getByLabel('密碼', { exact: false }).first().fill(first);
  await dialog.getByRole('button', { name: '繼續' }).click();
  const key = await dialog.locator('.tl-url').innerText();
  await dialog.getByRole('textbox', { name: '六位數字' }).fill(authenticatorCode(key));
  await dialog.getByRole('button', { name: '確認並開啟' }).click();
  await expect(dialog).toContainText('備用碼');
  const [spare = ''] = await dialog.locator('code').allInnerTexts();
  await dialog.getByRole('button', { name: '我已存好備用碼' }).click();
  await expect(theirs.getByText(/已開啟，剩下 \d+ 組備用碼/)).toBeVisible();

  await admin.opens('/team', '團隊與權限');
  const row = page.getByRole('row').filter({ hasText: email });
  await expect(row).toContainText('已開啟');
  await admin.button('「新同事」的動作').click();
  await page.getByRole('menuitem', { name: '產生密碼重設連結' }).click();
  const reset = page.getByRole('dialog', { name: '密碼重設連結' });
  await theirs.goto(await reset.locator('.tl-url').innerText());
  await theirs.getByLabel('新密碼', { exact: false }).first().fill(second);
  await colleague.button('設定新密碼').click();
  // whoever has the link has not the second step
  await colleague.shows('登入');
  await reset.getByRole('button', { name: '完成' }).click();
  await theirs.getByLabel('Email').fill(email);
  await theirs.getByLabel('密碼', { exact: true }).fill(second);
  await colleague.button('登入').click();
  await theirs.getByRole('textbox', { name: '驗證碼' }).fill(spare);
  await colleague.button('登入').click();
  await colleague.shows('總覽');

  await admin.button('「新同事」的動作').click();
  await page.getByRole('menuitem', { name: '移除' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '移除' }).click();
  await admin.says('已移除 新同事');
  await expect(row).toHaveCount(0);
  await colleague.opens('/contacts', '登入');
  await context.close();

  await admin.opens('/audit', '操作紀錄');
  await expect(page.getByRole('row').filter({ hasText: '新同事' }).first()).toBeVisible();
});

test('the last admin stays one', async ({ page }) => {
  const admin = new ConsolePage(page);
  await admin.isSignedInAs('admin');
  await admin.opens('/team', '團隊與權限');
  const role = page.getByRole('row').filter({ hasText: '（目前帳號）' }).getByRole('combobox');
  const before = await role.inputValue();
  await role.click();
  await page.getByRole('option', { name: '主管' }).click();
  await expect(page.locator('.mantine-Notification-root')).toContainText('至少需要一位管理員');
  await expect(role).toHaveValue(before);
});
