import { ConsolePage } from '../pages/console-page.js';
import { openLiff } from '../pages/liff-page.js';
import { bindByHttp } from '../support/bind-by-http.js';
import { consoleApi } from '../support/console-api.js';
import { expect, test } from '../support/fixtures.js';
import { freshPhone, freshUser, strangersPhone } from '../support/people.js';
import { sandbox } from '../support/sandbox.js';

const counted = { timeout: 60_000, intervals: [2_000] };
const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Taipei' }).format(new Date());

test('whole journeys from one link are in the funnel, by step, source and person', async ({
  page,
  context,
}) => {
  test.setTimeout(120_000);
  await sandbox.reset();
  const source = `e2e-${Date.now().toString(36)}`;
  const [bound, lost, gone] = [freshUser(), freshUser(), freshUser()];

  const liff = await openLiff(await context.newPage(), bound, { path: `?src=${source}` });
  await liff.provesNumber(freshPhone());
  await liff.shows('綁定完成');
  expect(await bindByHttp(lost, strangersPhone(), source)).toMatchObject({
    outcome: 'notFound',
  });
  const left = await openLiff(await context.newPage(), gone, { path: `?src=${source}` });
  await left.isReady();

  await expect
    .poll(async () => (await consoleApi.funnel({ from: today(), to: today(), source })).steps, counted)
    .toEqual([
      { step: 'opened', people: 3 },
      { step: 'sent', people: 2 },
      { step: 'verified', people: 2 },
      { step: 'matched', people: 1 },
      { step: 'bound', people: 1 },
    ]);

  const desk = new ConsolePage(page);
  await desk.isSignedInAs('admin');
  await desk.opens(`/?source=${source}`, '總覽');
  const card = page.locator('section').filter({ has: page.getByRole('heading', { name: '綁定漏斗' }) });
  await expect(card.getByRole('listitem').filter({ hasText: '開啟綁定頁' }).first()).toContainText('3 人');
  await expect(card).toContainText('33%');
  await expect(card.getByRole('link', { name: '未輸入手機號碼：1 人，查看名單' })).toBeVisible();
  await expect(page.getByText('每次完成綁定 2 點')).toBeVisible();

  await card.getByRole('button', { name: '以表格檢視' }).click();
  await expect(card.getByRole('row').filter({ hasText: '驗證成功' })).toContainText('查無會員 1');

  await card.getByRole('link', { name: '查無會員：1 人，查看名單' }).click();
  await desk.shows('聯絡人');
  await expect(page.getByRole('alert')).toContainText('漏斗名單：查無會員');
  const { id } = await consoleApi.contact(lost);
  await expect(page.getByRole('row').getByRole('link')).toHaveAttribute('href', `/contacts/${id}`);
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(`source=${source}`));

  await desk.opens(`/contacts/${(await consoleApi.contact(bound)).id}`);
  await expect(page.getByText(`開啟綁定頁（來源：${source}）`)).toBeVisible();
});

test('the range is in the address, and a range with nobody says so', async ({ page }) => {
  const desk = new ConsolePage(page);
  await desk.isSignedInAs('admin');
  await desk.opens('/', '總覽');
  await page.getByRole('combobox', { name: '期間' }).click();
  await page.getByRole('option', { name: '自訂' }).click();
  await page.getByLabel('起日').fill('2026-01-01');
  await page.getByLabel('迄日').fill('2026-01-31');
  await expect(page).toHaveURL(/from=2026-01-01&to=2026-01-31/);
  await expect(page.getByRole('heading', { name: '此期間沒有資料' })).toBeVisible();
  await desk.button('改為近 30 日').click();
  await expect(page).toHaveURL(/days=30/);
  await expect(page.getByRole('combobox', { name: '期間' })).toHaveValue('近 30 日');
});

test('a link with a source can be copied', async ({ page }) => {
  const desk = new ConsolePage(page);
  await desk.isSignedInAs('admin');
  await desk.opens('/binding', '手機綁定');
  await desk.button('「晨光選物」的動作').click();
  await page.getByRole('menuitem', { name: '加上來源參數…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('來源名稱').fill('poster');
  await dialog.getByRole('button', { name: '複製綁定連結' }).click();
  const { liffUrl } = await sandbox.brand();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${liffUrl}?src=poster`);
});
