import { ConsolePage } from '../pages/console-page.js';
import { openLiff } from '../pages/liff-page.js';
import { consoleApi } from '../support/console-api.js';
import { expect, test } from '../support/fixtures.js';
import { freshPhone, freshUser } from '../support/people.js';
import { sandbox } from '../support/sandbox.js';

test('a card is made, chosen for a scenario, reaches a customer, and stays while it is used', async ({
  page,
  context,
}) => {
  await sandbox.reset();
  const desk = new ConsolePage(page);
  await desk.isSignedInAs('admin');
  const { name: brand, productChannelId: channel } = await sandbox.brand();
  const before = await consoleApi.settings(channel);
  const name = `歡迎禮 ${Date.now()}`;

  await desk.opens('/cards/new?template=welcome', '新增訊息卡片');
  await page.getByRole('textbox', { name: '卡片名稱' }).fill(name);
  await page.getByRole('textbox', { name: '內文' }).fill('會員編號 {會員編號}，首購 9 折');
  await expect(page.getByRole('region', { name: '聊天室預覽' })).toContainText('會員編號 S-10293，首購 9 折');
  await desk.button('儲存').click();
  await desk.says(`已儲存卡片「${name}」`);
  await desk.shows(name);
  expect(await sandbox.journal('line', 'validate')).not.toEqual([]);

  try {
    await desk.opens(`/binding/${channel}`);
    await page.getByText('卡片', { exact: true }).first().click();
    await page.getByRole('combobox', { name: '使用的卡片' }).click();
    await page.getByRole('option', { name }).click();
    await expect(page.getByRole('region', { name: '聊天室預覽' })).toContainText('首購 9 折');
    await desk.button('儲存').click();
    await desk.says(`已儲存「${brand}」的設定`);

    const user = freshUser();
    const liff = await openLiff(await context.newPage(), user);
    await liff.provesNumber(freshPhone());
    await liff.shows('綁定完成');
    const [answer] = await sandbox.brandMessages(user);
    expect(answer).toMatchObject({ cost: 'free' });
    expect(JSON.stringify(answer)).toContain('首購 9 折');

    await desk.opens('/cards', '訊息卡片');
    await expect(page.getByRole('link', { name: `${brand} · 首次完成綁定` }).first()).toBeVisible();
    await desk.button(`「${name}」的動作`).click();
    await page.getByRole('menuitem', { name: '封存' }).click();
    await expect(page.getByRole('dialog', { name: '使用中的卡片無法封存' })).toBeVisible();
  } finally {
    await consoleApi.restore(before);
  }
});
