import { openLiff } from '../pages/liff-page.js';
import { expectAccessible, expectNoSidewaysScroll } from '../support/axe.js';
import { bindByHttp } from '../support/bind-by-http.js';
import { consoleApi } from '../support/console-api.js';
import { expect, phoneScreen, test } from '../support/fixtures.js';
import { freshPhone, freshUser } from '../support/people.js';
import { readCode } from '../support/read-code.js';
import { sandbox } from '../support/sandbox.js';

test.use({ viewport: phoneScreen });

test("the card's link leads through binding to the card, and its barcode is the member number", async ({
  page,
}) => {
  const user = freshUser();
  const number = freshPhone();
  const liff = await openLiff(page, user, { path: '/card' });
  await liff.provesNumber(number);

  await liff.shows('會員卡');
  await expect(page.getByRole('status').filter({ hasText: '綁定完成' })).toBeVisible();
  await expect(liff.fact('點數')).toHaveText(/^[\d,]+$/);
  await expect(liff.fact('購物金')).toHaveText(/^\$[\d,]+$/);
  const { memberNumber } = await consoleApi.contact(user);
  const bars = page.getByRole('img', { name: /^條碼/ });
  expect(await readCode(bars, 'code128')).toBe(memberNumber);
  await expectAccessible(page, 'member card');
  await expectNoSidewaysScroll(page, 'member card');
  // black on white on a dark phone, too (A14)
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await readCode(bars, 'code128')).toBe(memberNumber);
  await page.emulateMedia({ colorScheme: 'light' });
  // the free answer came to the chat all the same, and only that one
  const [answer, ...more] = await sandbox.brandMessages(user);
  expect(answer?.text).toContain('恭喜完成手機綁定');
  expect(more).toEqual([]);

  await liff.button('放大').click();
  const sheet = page.getByRole('dialog', { name: '放大的條碼' });
  await expect(sheet.getByRole('button', { name: '關閉' })).toBeFocused();
  expect(await readCode(sheet.getByRole('img'), 'code128')).toBe(memberNumber);
  await expectAccessible(page, 'enlarged barcode');
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(liff.button('放大')).toBeFocused();

  await liff.button('QR 碼').click();
  expect(await readCode(page.getByRole('img', { name: /^QR 碼/ }), 'qr')).toBe(memberNumber);
});

test('a customer unbinds by themselves: told what it does, and the link leads to binding again', async ({
  page,
}) => {
  const user = freshUser();
  await bindByHttp(user, freshPhone());
  const liff = await openLiff(page, user, { path: '/card' });
  await liff.shows('會員卡');
  await liff.button('解除綁定').click();
  const sheet = page.getByRole('dialog');
  await expect(sheet).toContainText('日後可以重新綁定');
  await expectAccessible(page, 'unbinding');
  await sheet.getByRole('button', { name: '取消' }).click();
  await expect(sheet).toBeHidden();
  await expect(liff.button('解除綁定')).toBeFocused();

  await liff.button('解除綁定').click();
  await sheet.getByRole('button', { name: '解除綁定' }).click();
  await liff.shows('已解除綁定');
  // LINE withdrew what was granted: nothing is left to do by hand
  await expect(page.getByText('連動中的應用程式')).toBeHidden();
  expect((await sandbox.journal('line', 'deauthorize')).at(-1)?.status).toBe(204);
  expect((await consoleApi.contact(user)).bindingState).toBe('unbound');

  await openLiff(page, user, { path: '/card' });
  await liff.isReady();
});
