import type { SmsMessage } from '@tieline/contracts';
import { ConsolePage } from '../pages/console-page.js';
import { expectAccessible, expectNoSidewaysScroll } from '../support/axe.js';
import { bindByHttp } from '../support/bind-by-http.js';
import { consoleApi } from '../support/console-api.js';
import { expect, phoneScreen, test } from '../support/fixtures.js';
import { until } from '../support/http.js';
import { freshPhone, freshUser, masked } from '../support/people.js';
import { sandbox } from '../support/sandbox.js';

let desk: ConsolePage;

test.beforeEach(async ({ page }) => {
  await sandbox.reset();
  desk = new ConsolePage(page);
  await desk.isSignedInAs('admin');
});
test.afterEach(() => consoleApi.removeSmsGateways());

/** Fills the dialog with the sandbox's own gateway, under another name. */
async function add(name: string, token?: string): Promise<void> {
  const { page } = desk;
  const account = await sandbox.smsAccount();
  await desk.button('新增簡訊商').click();
  const dialog = page.getByRole('dialog', { name: '新增簡訊商' });
  await dialog.getByRole('combobox', { name: /^簡訊商/ }).click();
  await page.getByRole('option', { name: /^沙盒/ }).click();
  await dialog.getByLabel(/^名稱/).fill(name);
  await dialog.getByLabel(/^沙盒簡訊網址/).fill(account.baseUrl);
  await dialog.getByLabel(/^權杖/).fill(token ?? account.token);
}
const rows = () => desk.page.getByRole('list', { name: '簡訊商，依傳送順序' }).getByRole('listitem');

test('a gateway is set up, tried, and sends the next code; its report is shown', async ({ page }) => {
  await desk.opens('/sms', '簡訊點數');
  await page.getByRole('link', { name: '簡訊商', exact: true }).click();
  await desk.shows('簡訊商');
  await expect(page.getByText('尚未新增簡訊商')).toBeVisible();

  await add('自己的帳號', 'wrong-token-0000');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '測試連線' }).click();
  await expect(dialog.getByText('連線失敗')).toBeVisible();
  const { token } = await sandbox.smsAccount();
  await dialog.getByLabel(/^權杖/).fill(token);
  await dialog.getByRole('button', { name: '測試連線' }).click();
  await expect(dialog.getByText(/連線成功，餘額/)).toBeVisible();
  await expectAccessible(page, 'gateway dialog');
  await dialog.getByRole('button', { name: '儲存' }).click();
  await desk.says('已儲存「自己的帳號」');
  await expect(rows()).toHaveCount(1);

  const phone = freshPhone();
  await bindByHttp(freshUser(), phone);
  const sent = await until('the report', async () => {
    const messages: SmsMessage[] = await consoleApi.smsMessages();
    return messages.find(({ maskedPhone, receipt }) => maskedPhone === masked(phone) && receipt !== null);
  });
  expect(sent).toMatchObject({ gatewayName: '自己的帳號', receipt: 'delivered', state: 'delivered' });

  await desk.button('「自己的帳號」的動作').click();
  await page.getByRole('menuitem', { name: '編輯' }).click();
  await expect(page.getByRole('dialog').getByText(`••••${token.slice(-4)}`)).toBeVisible();
  await expect(page.getByText(token)).toHaveCount(0);
});

test('gateways are put in order, switched off and removed', async ({ page }) => {
  await desk.opens('/sms/gateways', '簡訊商');
  for (const name of ['第一家', '第二家']) {
    await add(name);
    await page.getByRole('dialog').getByRole('button', { name: '儲存' }).click();
    await desk.says(`已儲存「${name}」`);
  }
  await expect(rows().nth(0)).toContainText('第一家');
  await desk.button('將「第二家」上移').click();
  await desk.says('「第二家」已移至第 1 順位');
  await expect(rows().nth(0)).toContainText('第二家');
  await page.reload();
  await expect(rows().nth(0)).toContainText('第二家');

  await desk.button('「第二家」的動作').click();
  await page.getByRole('menuitem', { name: '停用' }).click();
  await expect(rows().nth(0)).toContainText('已停用');
  await expectAccessible(page, 'gateways');
  await page.setViewportSize(phoneScreen);
  await expectNoSidewaysScroll(page, 'gateways on a phone');
  await expectAccessible(page, 'gateways on a phone');

  await desk.button('「第一家」的動作').click();
  await page.getByRole('menuitem', { name: '移除' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '移除' }).click();
  await desk.says('已移除「第一家」');
  await expect(rows()).toHaveCount(1);
  await expect(page.getByText('所有簡訊商都已停用')).toBeVisible();
});
