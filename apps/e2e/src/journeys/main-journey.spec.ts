import { bindByHttp } from '../support/bind-by-http.js';
import { consoleApi } from '../support/console-api.js';
import { expect, test } from '../support/fixtures.js';
import { sandbox } from '../support/sandbox.js';

test('from the rich menu to the free answer in the chat', async ({ page, phone }) => {
  const number = '0900-000-001';
  const credit = (await consoleApi.smsAccount()).balance;
  await phone.opens();
  const paidBefore = await phone.paid();

  await phone.tapsBinding();
  const { liff } = phone;
  await liff.isReady();
  await liff.number.pressSequentially('0900000001');
  await expect(liff.number).toHaveValue('0900 000 001');
  await liff.consent.check();
  await liff.sendCode.click();
  await liff.shows('輸入驗證碼');
  await expect(liff.code).toBeFocused();

  await phone.copiesCode(number);
  await liff.code.focus();
  await page.keyboard.press('Control+V');

  await liff.shows('綁定完成');
  await expect(liff.fact('會員姓名')).toHaveText('王小明');
  await expect(liff.fact('手機號碼')).toHaveText('0900-***-001');
  await expect(liff.delivery).toHaveText('訊息已送到聊天室');
  const memberNumber = await liff.fact('會員編號').innerText();

  await expect(phone.ownMessages).toHaveText([/我已完成手機綁定/]);
  await expect(phone.brandMessages).toHaveCount(1);
  const answer = phone.brandMessages.first();
  await expect(answer).toContainText('王小明 您好，恭喜完成手機綁定！');
  await expect(answer).toContainText(memberNumber);
  await expect(answer).toContainText('免費回覆');
  await expect(page.getByTestId('quota-free')).toHaveText('1');
  expect(await phone.paid()).toBe(paidBefore);

  await liff.button('返回聊天室').click();
  await expect(phone.sheet).toBeHidden();

  const contact = await consoleApi.contact(await sandbox.personaId('gold'));
  expect(contact.bindingState).toBe('bound');
  expect(contact.memberNumber).toBe(memberNumber);
  expect(contact.tags.map(({ name }) => name)).toEqual(['已綁定']);
  expect((await consoleApi.smsAccount()).balance).toBe(credit - 1);
  const [charge] = await consoleApi.ledger();
  expect(charge).toMatchObject({ kind: 'charge', amount: -1, balanceAfter: credit - 1 });
});

test('whoever is bound already gets the answer for that, and no SMS', async ({ phone }) => {
  const user = await sandbox.personaId('silver');
  await bindByHttp(user, '0900-000-002');
  await phone.opens('silver');
  await phone.tapsBinding();

  await phone.liff.shows('您已完成綁定');
  await expect(phone.liff.fact('手機號碼')).toHaveText('0900-***-002');
  await expect(phone.brandMessages).toHaveCount(1);
  await expect(phone.brandMessages.first()).toContainText('您先前已完成手機綁定');
  await expect(phone.brandMessages.first()).toContainText('免費回覆');
  expect(await sandbox.smsCount('0900-000-002')).toBe(1);
  expect((await consoleApi.contact(user)).tags).toHaveLength(1);
});
