import { ConsolePage } from '../pages/console-page.js';
import { PhonePage } from '../pages/phone-page.js';
import { bindByHttp } from '../support/bind-by-http.js';
import { consoleApi } from '../support/console-api.js';
import { expect, test } from '../support/fixtures.js';
import { freshPhone } from '../support/people.js';
import { sandbox } from '../support/sandbox.js';

test('a marketer builds a journey with two ways and starts it; who binds gets the message and is counted', async ({
  page,
  context,
}) => {
  test.setTimeout(60_000);
  await sandbox.reset();
  const desk = new ConsolePage(page);
  await desk.isSignedInAs('marketer');
  const name = `歡迎旅程 ${Date.now()}`;
  const step = (n: number) => page.getByRole('group', { name: new RegExp(`^步驟 ${n}：`) });
  const add = async (where: string, kind: RegExp) => {
    await page.getByRole('button', { name: where, exact: true }).click();
    await page.getByRole('menu', { name: where, exact: true }).getByRole('menuitem', { name: kind }).click();
  };

  await desk.opens('/journeys', '顧客旅程');
  await page.getByRole('link', { name: '新增旅程' }).click();
  await page.getByRole('link', { name: '空白旅程' }).click();
  await page.getByRole('textbox', { name: /^旅程名稱/ }).fill(name);
  await desk.flips(page.getByRole('switch', { name: '靜默時段' }));
  await add('新增步驟', /^條件分支/);
  await add('在「步驟 1，符合時」新增步驟', /^傳送訊息/);
  await add('在「步驟 1，不符合時」新增步驟', /^結束旅程/);
  // what is missing is said at the step, and nothing is made
  await desk.button('儲存').click();
  await expect(page.getByText('請修正 1 個欄位後再儲存')).toBeVisible();
  const words = step(2).getByRole('textbox', { name: /^文字內容/ });
  await expect(words).toBeFocused();
  await words.fill('歡迎加入會員，本週首購 9 折');
  await desk.button('儲存').click();
  await desk.says(`已儲存旅程「${name}」`);
  await desk.shows(name);

  await page.getByRole('button', { name: '啟用', exact: true }).click();
  const question = page.getByRole('dialog', { name: `啟用「${name}」？` });
  await expect(question).toContainText('每人最多傳送 1 則推播訊息');
  await question.getByRole('button', { name: '啟用', exact: true }).click();
  await desk.says(`「${name}」已啟用`);
  const path = new URL(page.url()).pathname;

  try {
    const persona = await sandbox.personaId('gold');
    await bindByHttp(persona, freshPhone());
    const messages = await sandbox.brandMessages(persona, 1);
    expect(messages.at(-1)).toMatchObject({ cost: 'paid', text: expect.stringContaining('首購 9 折') });
    const phone = new PhonePage(await context.newPage());
    await phone.opens('gold');
    await expect(phone.brandMessages.last()).toContainText('歡迎加入會員，本週首購 9 折');

    await expect(step(1)).toContainText('進入 1 · 符合 1 · 不符合 0', { timeout: 15_000 });
    await expect(step(2)).toContainText('進入 1 · 送達 1', { timeout: 15_000 });
    await expect(page.getByText('進行中 0 人 · 累計進入 1 人次')).toBeVisible();

    await page.getByRole('link', { name: '進入的人' }).click();
    await desk.shows('進入的人');
    const row = page.getByRole('row').filter({ hasText: '走完' });
    await expect(row).toHaveCount(1);
    await row.getByRole('button', { name: /的紀錄$/ }).click();
    const log = page.getByRole('dialog', { name: new RegExp(`在「${name}」$`) });
    await expect(log).toContainText('符合條件');
    await expect(log).toContainText('已送達');
    await log.getByRole('button').first().click();

    await desk.opens(path, name);
    await desk.button('試跑').click();
    const trial = page.getByRole('dialog', { name: `試跑「${name}」` });
    const { displayName } = await consoleApi.contact(persona);
    await trial.getByRole('combobox', { name: '顧客' }).fill(displayName ?? '');
    await page.getByRole('option').first().click();
    await trial.getByRole('button', { name: '開始試跑' }).click();
    const result = trial.getByRole('region', { name: '試跑結果' });
    await expect(result).toContainText('會傳送這則訊息');
    await expect(result).toContainText('歡迎加入會員，本週首購 9 折');
    await expect(result).toContainText('沒有傳送任何訊息');
  } finally {
    await desk.opens(path, name);
    await page.getByRole('button', { name: '停止', exact: true }).click();
    const stop = page.getByRole('dialog', { name: `停止「${name}」？` });
    await stop.getByRole('button', { name: '停止', exact: true }).click();
    await desk.says(`「${name}」已停止`);
  }
});

test('agents look at a journey and read why they can not change it', async ({ page }) => {
  const { productChannelId: channel } = await sandbox.brand();
  const id = await consoleApi.journey(channel);
  const desk = new ConsolePage(page);
  await desk.isSignedInAs('agent');
  await desk.opens(`/journeys/${id}`, '新會員歡迎');
  await expect(page.getByRole('note')).toContainText('請聯絡管理員、主管或行銷');
  await expect(page.getByText('步驟 5：貼上標籤「VIP」')).toBeVisible();
  await expect(page.getByRole('button', { name: /^(編輯|儲存|繼續|停止)/ })).toHaveCount(0);
});
