import type { BindingSettings } from '@tieline/contracts';
import { ConsolePage } from '../pages/console-page.js';
import { PhonePage } from '../pages/phone-page.js';
import { bindByHttp } from '../support/bind-by-http.js';
import { consoleApi } from '../support/console-api.js';
import { expect, test } from '../support/fixtures.js';
import { freshPhone } from '../support/people.js';
import { sandbox } from '../support/sandbox.js';

const markup = '<img src=x onerror=alert(1)> javascript:alert(2)';
let before: BindingSettings;

test.beforeEach(async () => {
  await sandbox.reset();
  before = await consoleApi.settings((await sandbox.brand()).productChannelId);
});
test.afterEach(() => consoleApi.restore(before));

test('B7: markup is text in the preview, the history, the timeline, the audit and the chat', async ({
  page,
}) => {
  test.setTimeout(60_000);
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const desk = new ConsolePage(page);
  await desk.isSignedInAs('admin');
  const { productChannelId: channel } = await sandbox.brand();
  /** The words are there, and nothing was made of them. */
  async function isText(where: string): Promise<void> {
    await expect(page.getByText(markup).first(), where).toBeVisible();
    await expect(page.locator('img[src="x"]'), where).toHaveCount(0);
    await expect(page.locator('[href^="javascript:"]'), where).toHaveCount(0);
  }

  await desk.opens(`/binding/${channel}`);
  await page.getByRole('textbox', { name: '回覆文字' }).fill(markup);
  await isText('chat preview');
  await desk.button('儲存').click();
  await desk.says('的設定');
  await consoleApi.restore({ ...(await consoleApi.settings(channel)), consentText: markup });
  await page.reload();
  await desk.button('歷史版本').click();
  await page.getByRole('button', { name: `版本 ${before.version}與目前設定比較` }).click();
  await isText('history');

  await desk.opens(`/binding/${channel}?tab=page`);
  const preview = page.frameLocator('iframe[title="綁定頁預覽"]');
  await page.getByRole('textbox', { name: '號碼對應多筆會員' }).fill(markup);
  await expect(preview.getByText(markup)).toBeVisible();
  await expect(preview.locator('img[src="x"], [href^="javascript:"]')).toHaveCount(0);
  await desk.button('捨棄').click();

  await desk.opens('/cards/new?template=blank');
  await page.getByRole('textbox', { name: '內文' }).fill(markup);
  await isText('card preview');
  await desk.button('新增按鈕').click();
  await page.getByRole('combobox', { name: '動作' }).click();
  await page.getByRole('option', { name: '開啟網址' }).click();
  await page.getByRole('textbox', { name: '網址' }).fill('javascript:alert(3)');
  await page.getByRole('textbox', { name: '按鈕文字' }).click();
  await expect(
    page.getByText('請輸入 https://、http://、line:// 或 tel: 開頭的連結，且不含空格。'),
  ).toBeVisible();
  await desk.button('捨棄').click();

  const user = await sandbox.personaId('english');
  await bindByHttp(user, freshPhone());
  await sandbox.say(user, before.scenarios.firstBinding.triggerText);
  await sandbox.brandMessages(user);
  const phone = new PhonePage(page);
  await phone.opens('english');
  await expect(phone.brandMessages.filter({ hasText: markup }).first()).toBeVisible();
  await isText('chat of the sandbox');

  const contact = await consoleApi.contact(user);
  await consoleApi.unbind(contact.id, markup);
  await desk.opens(`/contacts/${contact.id}`);
  await isText('timeline');
  await desk.opens('/audit', '操作紀錄');
  await page
    .getByRole('button', { name: /^檢視差異：解除綁定/ })
    .first()
    .click();
  await isText('audit');
  expect(dialogs).toEqual([]);
});
