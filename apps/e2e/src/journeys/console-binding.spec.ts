import { ConsolePage } from '../pages/console-page.js';
import { openLiff } from '../pages/liff-page.js';
import { consoleApi } from '../support/console-api.js';
import { expect, test } from '../support/fixtures.js';
import { freshPhone, freshUser } from '../support/people.js';
import { sandbox } from '../support/sandbox.js';

let desk: ConsolePage;

test.beforeEach(async ({ page }) => {
  await sandbox.reset();
  desk = new ConsolePage(page);
  await desk.isSignedInAs('admin');
});

test('a channel that is switched off shows exactly the sentence, and sends nothing', async ({ context }) => {
  const { name, productChannelId } = await sandbox.brand();
  const bindingSwitch = desk.bindingSwitch(name);
  await desk.opens('/binding', '手機綁定');
  await expect(bindingSwitch).toBeChecked();
  await desk.flips(bindingSwitch);
  await desk.says(`已停用「${name}」手機綁定`);
  await expect(bindingSwitch).not.toBeChecked();

  try {
    const phone = await context.newPage();
    await openLiff(phone, freshUser());
    await expect(
      phone.getByRole('heading', { level: 1, name: '綁定連結暫時無法使用', exact: true }),
    ).toBeVisible();
    await expect(phone.locator('input')).toHaveCount(0);
    expect(await sandbox.allSms()).toEqual([]);
    expect(await sandbox.journal('shopline')).toEqual([]);
    await phone.close();

    await desk.button('復原').click();
    await expect(bindingSwitch).toBeChecked();
    await desk.says(`已啟用「${name}」手機綁定`);
    const liff = await openLiff(await context.newPage(), freshUser());
    await expect(liff.number).toBeVisible();
  } finally {
    await consoleApi.switchBinding(productChannelId, true);
  }
});

test('a form that was open when the channel was switched off sends no SMS', async ({ context }) => {
  const { productChannelId } = await sandbox.brand();
  const phone = await context.newPage();
  const liff = await openLiff(phone, freshUser());
  await liff.isReady();
  await consoleApi.switchBinding(productChannelId, false);
  try {
    await liff.number.fill(freshPhone());
    await liff.consent.check();
    await liff.sendCode.click();
    await liff.shows('綁定連結暫時無法使用');
    expect(await sandbox.allSms()).toEqual([]);
  } finally {
    await consoleApi.switchBinding(productChannelId, true);
  }
});

test('new words for the first binding reach the next customer', async ({ page, context }) => {
  const { name, productChannelId } = await sandbox.brand();
  const before = await consoleApi.settings(productChannelId);
  const words = `{顧客名稱} 您好，歡迎成為會員（${Date.now()}）`;
  await desk.opens('/binding', '手機綁定');
  await page.getByRole('listitem').filter({ hasText: name }).getByRole('link', { name: '編輯設定' }).click();
  await expect(page.getByRole('tab', { name: '首次完成綁定' })).toHaveAttribute('aria-selected', 'true');

  await page.getByRole('textbox', { name: '回覆文字' }).fill(words);
  await expect(page.getByText(words.replace('{顧客名稱}', '王小明'))).toBeVisible();
  await page.getByRole('region', { name: '尚有未儲存的變更' }).getByRole('button', { name: '儲存' }).click();
  await desk.says(`已儲存「${name}」的設定`);
  await expect(page.getByRole('region', { name: '尚有未儲存的變更' })).toBeHidden();

  try {
    const phone = await context.newPage();
    const user = freshUser();
    const liff = await openLiff(phone, user);
    await liff.provesNumber(freshPhone());
    await liff.shows('綁定完成');
    const member = await liff.fact('會員姓名').innerText();
    const [answer] = await sandbox.brandMessages(user);
    const { displayName } = await consoleApi.contact(user);
    expect([member, displayName].map((who) => words.replace('{顧客名稱}', who ?? ''))).toContain(
      answer?.text,
    );
    expect(answer?.cost).toBe('free');
  } finally {
    await consoleApi.restore(before);
  }
});

test('B4: a switch that the API refuses goes back and says why', async ({ page }) => {
  const { name } = await sandbox.brand();
  await desk.opens('/binding', '手機綁定');
  await page.route('**/binding-settings/enabled', (route) => route.fulfill({ status: 500, body: '' }));
  const bindingSwitch = desk.bindingSwitch(name);
  await desk.flips(bindingSwitch);
  await desk.says(`「${name}」的手機綁定沒有變更`);
  await expect(bindingSwitch).toBeChecked();
});

test('B5: the binding link, the card link, and a link with its source are copied and announced', async ({
  page,
}) => {
  const { name, liffUrl } = await sandbox.brand();
  await desk.opens('/binding', '手機綁定');
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  const links = { 綁定連結: liffUrl, 會員卡連結: `${liffUrl}/card` };
  for (const [what, link] of Object.entries(links)) {
    await desk.button(`「${name}」的動作`).click();
    await page.getByRole('menuitem', { name: `複製${what}` }).click();
    await desk.says(`已複製${what}`);
    expect(await clipboard()).toBe(link);
  }
  await desk.button(`「${name}」的動作`).click();
  await page.getByRole('menuitem', { name: '加上來源參數…' }).click();
  await page.getByRole('textbox', { name: '來源名稱' }).fill('rich-menu');
  await desk.button('複製綁定連結').click();
  await expect.poll(clipboard).toBe(`${liffUrl}?src=rich-menu`);
  await desk.button('複製會員卡連結').click();
  await expect.poll(clipboard).toBe(`${liffUrl}/card?src=rich-menu`);
});
