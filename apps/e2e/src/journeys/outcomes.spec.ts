import { openLiff } from '../pages/liff-page.js';
import { bindByHttp } from '../support/bind-by-http.js';
import { consoleApi } from '../support/console-api.js';
import { expect, phoneScreen, test } from '../support/fixtures.js';
import { freshPhone, freshUser } from '../support/people.js';
import { sandbox } from '../support/sandbox.js';

test('a number without a member: said on the page and in the chat', async ({ page, phone }) => {
  await phone.opens('newcomer');
  await page.getByRole('button', { name: '加入好友' }).click();
  await phone.tapsBinding();
  const { liff } = phone;
  await liff.asksForCode('0900-000-003');
  await liff.code.fill(await phone.copiesCode('0900-000-003'));

  await liff.shows('查無會員資料');
  await expect(liff.fact('查詢的號碼')).toHaveText('0900-***-003');
  await expect(phone.brandMessages).toHaveText([/查無此手機號碼的會員資料.*免費回覆/s]);
  expect((await consoleApi.contact(await sandbox.personaId('newcomer'))).bindingState).toBe('unbound');

  await liff.button('換一個號碼').click();
  await liff.shows('手機綁定');
  await expect(liff.number).toHaveValue('0900 000 003');
});

test.describe('on a phone', () => {
  test.use({ viewport: phoneScreen, hasTouch: true });
  test.beforeEach(() => sandbox.reset());

  test('two members behind one number: the shop looks, nothing is shown', async ({ page }) => {
    const user = freshUser();
    const liff = await openLiff(page, user);
    await liff.provesNumber('0900-000-010');
    await liff.shows('需要店家確認');
    await expect(page.getByText('此手機號碼有多筆會員資料，店家確認後會為您完成綁定。')).toBeVisible();
    expect((await consoleApi.contact(user)).bindingState).toBe('many');
  });

  test('the shop is down: a screen of its own, and never "no member"', async ({ page }) => {
    const user = freshUser();
    const liff = await openLiff(page, user);
    await liff.provesNumber('0900-000-008');
    await liff.shows('會員系統忙線中');
    await expect(page.getByText(/15 分鐘.*不需要重新收簡訊/)).toBeVisible();
    await expect(page.getByText('查無')).toHaveCount(0);
    await liff.button('再試一次').click();
    await expect(liff.button('再試一次')).toHaveAttribute('aria-busy', 'false');
    await liff.shows('會員系統忙線中');
    expect(await sandbox.smsCount('0900-000-008')).toBe(1);
    expect((await consoleApi.findContact(user))?.bindingState).not.toBe('bound');
  });

  test('the shop comes back: the proven number binds without a second SMS', async ({ page }) => {
    const user = freshUser();
    const liff = await openLiff(page, user);
    await liff.provesNumber('0900-000-007');
    await liff.shows('會員系統忙線中');
    await liff.button('再試一次').click();
    await liff.shows('綁定完成');
    const [answer] = await sandbox.brandMessages(user);
    expect(answer).toMatchObject({ cost: 'free' });
    expect(answer?.text).toContain('恭喜完成手機綁定');
    expect(await sandbox.smsCount('0900-000-007')).toBe(1);
  });

  test('the words of the success, written by somebody who proved nothing, are not answered', async () => {
    const [stranger, customer] = [freshUser(), freshUser()];
    await bindByHttp(customer, freshPhone());
    for (const words of ['我已完成手機綁定', '查看我的綁定狀態']) await sandbox.say(stranger, words);
    await sandbox.say(customer, '我已完成手機綁定');
    await sandbox.brandMessages(customer);
    const { messages } = await sandbox.chat(stranger);
    expect(messages.filter(({ from }) => from === 'brand')).toEqual([]);
  });
});
