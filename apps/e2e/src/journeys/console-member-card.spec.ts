import type { CardCode } from '@tieline/contracts';
import { ConsolePage } from '../pages/console-page.js';
import { LiffPage, openLiff } from '../pages/liff-page.js';
import { bindByHttp } from '../support/bind-by-http.js';
import { consoleApi } from '../support/console-api.js';
import { expect, phoneScreen, test } from '../support/fixtures.js';
import { freshPhone, freshUser } from '../support/people.js';
import { readCode } from '../support/read-code.js';
import { sandbox } from '../support/sandbox.js';

let channel: string;
let before: Awaited<ReturnType<typeof consoleApi.memberCard>>;
test.beforeAll(async () => {
  channel = (await sandbox.brand()).productChannelId;
  before = await consoleApi.memberCard(channel);
});
test.afterAll(() => consoleApi.saveMemberCard(channel, before));

test('the designer shows the draft as customers will see it, and is overtaken by nobody', async ({
  page,
  context,
}) => {
  const { name: brand } = await sandbox.brand();
  const desk = new ConsolePage(page);
  await desk.isSignedInAs('admin');
  await desk.opens(`/member-card/${channel}`, brand);
  const preview = new LiffPage(page.frameLocator('iframe[title="會員卡預覽"]'));
  await preview.shows('會員卡');
  await page.getByRole('textbox', { name: '「點數」的顯示名稱' }).fill('紅利點數');
  await expect(preview.fact('紅利點數')).toHaveText('1,280');
  await desk.button('將「購物金」往上移').click();
  await expect(preview.root.locator('dl.facts dt').first()).toHaveText('購物金');
  await desk.button('移除「等級到期日」').click();
  await expect(preview.root.locator('dl.facts dt')).toHaveCount(3);
  await desk.button('手機號碼（遮罩）').click();
  await expect(preview.fact('手機號碼')).toHaveText('0912-***-678');

  // a colleague saves meanwhile
  await consoleApi.saveMemberCard(channel, { ...before, color: '#0b3d2e' });
  await desk.button('儲存').click();
  const conflict = page.getByRole('dialog', { name: '會員卡已被其他人更新' });
  await conflict.getByRole('button', { name: '覆蓋' }).click();
  await desk.says(`已儲存「${brand}」的會員卡`);

  const user = freshUser();
  await bindByHttp(user, freshPhone());
  const phone = await context.newPage();
  await phone.setViewportSize(phoneScreen);
  const liff = await openLiff(phone, user, { path: '/card' });
  await liff.shows('會員卡');
  await expect(phone.locator('dl.facts dt')).toHaveText(['購物金', '紅利點數', '升等門檻', '手機號碼']);
});

test('each kind of code says what it carries, as a scanner reads it', async ({ page }) => {
  await page.setViewportSize(phoneScreen);
  const user = freshUser();
  const number = freshPhone();
  await bindByHttp(user, number);
  const { memberNumber } = await consoleApi.contact(user);
  const carried: [CardCode['kind'], CardCode['source'], string][] = [
    ['code39', 'memberNumber', memberNumber ?? ''],
    ['code128', 'phone', number],
    ['code128', 'email', `${(memberNumber ?? '').toLowerCase()}@example.com`],
    ['qr', 'memberNumber', memberNumber ?? ''],
  ];
  for (const [kind, source, said] of carried) {
    await consoleApi.saveMemberCard(channel, { ...before, code: { kind, source, withQr: false } });
    const liff = await openLiff(page, user, { path: '/card' });
    await liff.shows('會員卡');
    const code = page.getByRole('img', { name: kind === 'qr' ? /^QR 碼/ : /^條碼/ });
    expect(await readCode(code, kind), `${kind} of ${source}`).toBe(said);
    // ID tokens of one person made in the same second are the same token, and a token works once
    await page.waitForTimeout(1000);
  }
});

test('a member number of 12 digits is an EAN-13, with its check digit, as a scanner reads it', async ({
  page,
}) => {
  await page.setViewportSize(phoneScreen);
  const user = freshUser();
  const number = freshPhone();
  const { id } = await consoleApi.connectShop({ platform: 'csv', name: '門市卡號', credentials: {} });
  await consoleApi.importMembers(id, `member_id,phone,name\n471234500018,${number},陳小姐`);
  const settings = await consoleApi.settings(channel);
  await consoleApi.restore({ ...settings, matchPlatform: 'csv', shopConnectionId: id });
  try {
    expect(await bindByHttp(user, number)).toMatchObject({ outcome: 'bound' });
    const code: CardCode = { kind: 'ean13', source: 'memberNumber', withQr: false };
    await consoleApi.saveMemberCard(channel, { ...before, code });
    const liff = await openLiff(page, user, { path: '/card' });
    await liff.shows('會員卡');
    expect(await readCode(page.getByRole('img', { name: /^條碼/ }), 'ean13')).toBe('4712345000183');
  } finally {
    await consoleApi.restore(settings);
  }
});

test('the card says that it is older when the shop is down, and is fresh again afterwards', async ({
  page,
}) => {
  await page.setViewportSize(phoneScreen);
  const user = freshUser();
  await bindByHttp(user, freshPhone());
  await sandbox.fault({ service: 'shopline', kind: 'status', status: 500 });
  const liff = await openLiff(page, user, { path: '/card' });
  try {
    await liff.shows('會員卡');
    await expect(page.getByText('目前無法取得最新資料')).toBeVisible();
    await expect(liff.fact('點數')).toHaveText('-');
  } finally {
    await sandbox.clearFaults();
  }
  await expect(async () => {
    await liff.button('重新整理').click();
    await expect(liff.fact('點數')).toHaveText(/\d/, { timeout: 1500 });
  }).toPass({ timeout: 25_000 });
  await expect(page.getByText('目前無法取得最新資料')).toBeHidden();
});
