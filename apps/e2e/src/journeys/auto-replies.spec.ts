import { ConsolePage } from '../pages/console-page.js';
import { expectAccessibleEverywhere } from '../support/axe.js';
import { bindByHttp } from '../support/bind-by-http.js';
import { consoleApi } from '../support/console-api.js';
import { expect, phoneScreen, test } from '../support/fixtures.js';
import { freshPhone, freshUser } from '../support/people.js';
import { sandbox } from '../support/sandbox.js';

let channel: string;
let brand: string;
test.beforeAll(async () => {
  const found = await sandbox.brand();
  channel = found.productChannelId;
  brand = found.name;
});
// other journeys leave rules of theirs
test.beforeEach(() => consoleApi.saveAutoReplies(channel, []));
test.afterEach(() => consoleApi.saveAutoReplies(channel, []));

test('a module is put on by one tap, and its card opens binding on the phone', async ({ page, phone }) => {
  const desk = new ConsolePage(page);
  await desk.isSignedInAs('marketer');
  await desk.opens(`/auto-replies/${channel}`, brand);
  await desk.button('加入「手機綁定」模組').click();
  const preview = page.getByRole('region', { name: '聊天預覽' });
  await expect(preview).toContainText('立即綁定');
  await desk.button('儲存').click();
  await desk.says(`已儲存「${brand}」的自動回應`);

  await phone.opens('silver');
  await sandbox.say(await sandbox.personaId('silver'), '手機 綁定');
  const card = phone.brandMessages.last();
  await expect(card).toContainText('立即綁定');
  await expect(card).toContainText('免費回覆');
  await card.getByRole('button', { name: '立即綁定' }).click();
  await expect(phone.sheet).toBeVisible();
  await phone.liff.isReady();
});

test('rules are written, ordered by keyboard, tried, and answer bound and unbound people apart @deep', async ({
  page,
}) => {
  const desk = new ConsolePage(page);
  await desk.isSignedInAs('admin');
  await desk.opens(`/auto-replies/${channel}`, brand);
  const words = page.getByRole('combobox', { name: '關鍵字' });
  const answer = page.getByRole('textbox', { name: '文字內容' });

  await desk.button('新增規則').click();
  await page.getByRole('textbox', { name: '規則名稱' }).fill('給所有人');
  await words.fill('會員日');
  await words.press('Enter');
  await answer.fill('會員日是每月 8 日。');

  await desk.button('新增規則').click();
  await page.getByRole('textbox', { name: '規則名稱' }).fill('給已綁定');
  await words.fill('會員日');
  await words.press('Enter');
  await page
    .locator('label')
    .filter({ hasText: /^已綁定$/ })
    .click();
  await answer.fill('{顧客名稱} 您好，會員日點數加倍！');

  const row = page.getByRole('button', { name: /「給已綁定」/ }).and(page.locator('[aria-expanded]'));
  await row.press('Alt+ArrowUp');
  await expect(page.getByRole('list', { name: '規則' }).getByRole('listitem').first()).toContainText(
    '1. 給已綁定',
  );
  await expect(row).toBeFocused();

  // before anything is saved
  await page.getByRole('textbox', { name: '顧客傳送的文字' }).fill('會員日');
  await desk.button('測試回應').click();
  await expect(page.getByText('由「給所有人」回覆')).toBeVisible();
  await expectAccessibleEverywhere(page, 'auto-replies, a rule open and tried');
  await desk.button('儲存').click();
  await desk.says(`已儲存「${brand}」的自動回應`);

  const bound = freshUser();
  await bindByHttp(bound, freshPhone());
  const stranger = freshUser();
  for (const user of [bound, stranger]) await sandbox.say(user, '會員日');
  const [toBound] = (await sandbox.brandMessages(bound)).slice(-1);
  expect(toBound?.text).toContain('您好，會員日點數加倍！');
  expect(toBound?.cost).toBe('free');
  expect((await sandbox.brandMessages(stranger)).at(-1)).toMatchObject({
    text: '會員日是每月 8 日。',
    cost: 'free',
  });
});

test('whoever becomes a friend is welcomed, again after a block', async () => {
  await consoleApi.saveAutoReplies(channel, [
    {
      key: 'hello',
      name: '歡迎',
      on: true,
      trigger: { kind: 'follow' },
      binding: 'anybody',
      tags: { match: 'any', ids: [] },
      messages: [{ kind: 'text', text: '{顧客名稱}，歡迎加入！' }],
    },
  ]);
  const user = freshUser();
  await sandbox.block(user);
  await sandbox.follow(user);
  const [first] = await sandbox.brandMessages(user, 1);
  expect(first?.text).toMatch(/^.+，歡迎加入！$/);
  expect(first?.cost).toBe('free');
  await sandbox.block(user);
  await sandbox.follow(user);
  expect(await sandbox.brandMessages(user, 2)).toHaveLength(2);
});

test('two people who save at once, a page that is left, and who may only read @deep', async ({ page }) => {
  const desk = new ConsolePage(page);
  await desk.isSignedInAs('supervisor');
  await desk.opens(`/auto-replies/${channel}`, brand);
  await desk.button('加入「會員卡」模組').click();
  await desk.navigation.getByRole('link', { name: '標籤' }).click();
  await page.getByRole('dialog').getByRole('button').first().click();
  await desk.shows(brand);

  await consoleApi.saveAutoReplies(channel, []);
  await desk.button('儲存').click();
  const conflict = page.getByRole('dialog', { name: '自動回應已被其他人更新' });
  await expect(conflict).toContainText('會員卡');
  await conflict.getByRole('button', { name: '覆蓋' }).click();
  await desk.says(`已儲存「${brand}」的自動回應`);

  await page.setViewportSize(phoneScreen);
  await desk.isSignedInAs('agent');
  await desk.opens(`/auto-replies/${channel}`, brand);
  await expect(page.getByText('目前的角色可以查看自動回應，不能編輯。')).toBeVisible();
  await expect(page.getByRole('list', { name: '規則' })).toContainText('會員卡');
  await expect(desk.button('新增規則')).toHaveCount(0);
});
