import type { Page } from '@playwright/test';
import { ConsolePage } from '../pages/console-page.js';
import { PhonePage } from '../pages/phone-page.js';
import { consoleApi } from '../support/console-api.js';
import { expect, test } from '../support/fixtures.js';
import { png } from '../support/png.js';
import { sandbox } from '../support/sandbox.js';

// taps of robots are not counted, and a browser without a window says that it is one
test.use({
  userAgent:
    'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36 Line/15.18.0',
});

let channel: string;
test.beforeAll(async () => {
  await sandbox.reset();
  channel = (await sandbox.brand()).productChannelId;
});
test.afterAll(() => consoleApi.removeMenus(channel));

type Share = { x: number; y: number };

/** From one place of the menu's picture to another, in shares of it. */
async function drags(page: Page, from: Share, to: Share): Promise<void> {
  const canvas = page.getByRole('group', { name: '選單圖片與點選區域' });
  // wholly between the header and the bar that saves, which both stay where they are
  await canvas.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
  const box = await canvas.boundingBox();
  if (!box) throw new Error('no picture');
  const at = ({ x, y }: Share) => [box.x + x * box.width, box.y + y * box.height] as const;
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at({ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }));
  await page.mouse.move(...at(to));
  await page.mouse.up();
}

test('B15: a marketer draws a menu, publishes it, and it works on the phone', async ({ page, context }) => {
  test.setTimeout(120_000);
  const desk = new ConsolePage(page);
  await desk.isSignedInAs('marketer');
  await desk.opens(`/rich-menus/new?channelId=${channel}`, '新增圖文選單');
  await page.getByRole('textbox', { name: '名稱' }).fill('會員版');
  await page.getByRole('textbox', { name: '選單列文字' }).fill('逛逛選單');
  const file = { name: 'menu.png', mimeType: 'image/png', buffer: png(2500, 1800) };
  await page.locator('input[type="file"]').setInputFiles(file);
  await desk.button('使用這個範圍').click();
  await expect(desk.button('移除圖片')).toBeVisible();

  // by mouse: two areas of its own instead of the layout's
  await desk.button('刪除區域 B').click();
  await desk.button('刪除區域 A').click();
  await drags(page, { x: 0.005, y: 0.005 }, { x: 0.4, y: 0.5 });
  await drags(page, { x: 0.41, y: 0.3 }, { x: 0.995, y: 0.995 });
  const area = (letter: string) => page.getByRole('group', { name: `區域 ${letter}`, exact: true });
  await expect(area('A').getByRole('textbox', { name: 'X' })).toHaveValue('0');
  // moved by mouse, then put in its place by numbers
  await drags(page, { x: 0.2, y: 0.2 }, { x: 0.2, y: 0.4 });
  await expect(area('A').getByRole('textbox', { name: 'Y' })).not.toHaveValue('0');
  for (const [name, value] of Object.entries({ X: '0', Y: '0', 寬: '1000', 高: '1686' })) {
    await area('A').getByRole('textbox', { name }).fill(value);
  }

  // a link is missing yet, and the field says so
  await desk.button('儲存').click();
  await expect(page.getByText('請修正 2 個欄位後再儲存')).toBeVisible();
  await area('A').getByRole('textbox', { name: '網址' }).fill('https://shop.example/new');
  await area('A').getByRole('textbox', { name: '說明文字' }).fill('新品');
  await area('B').getByRole('combobox', { name: '點選後' }).click();
  await page.getByRole('option', { name: '傳送文字' }).click();
  await area('B').getByRole('textbox', { name: '顧客傳送的文字' }).fill('我要找客服');
  await desk.button('儲存').click();
  await desk.says('已儲存圖文選單「會員版」');

  await desk.shows('會員版');
  await desk.button('驗證').click();
  await expect(page.getByText('驗證通過，可以發布到 LINE。')).toBeVisible();
  await desk.button('發布到 LINE').click();
  await expect(page.getByText(/^於 .* 發布，顧客看到的就是目前的內容。$/)).toBeVisible({ timeout: 15_000 });

  await page.getByRole('link', { name: '設定誰會看到' }).click();
  await page.getByRole('combobox', { name: '預設選單' }).click();
  await page.getByRole('option', { name: '會員版' }).click();
  await desk.button('儲存').click();
  await desk.says('已儲存顯示規則');
  const progress = page.getByRole('group', { name: '選單更新進度' });
  await expect(progress).toContainText('套用顯示規則');
  await expect(progress).toContainText('已完成');

  const phone = new PhonePage(await context.newPage());
  await phone.opens('silver');
  const menu = phone.page.getByRole('navigation', { name: '圖文選單' });
  await expect(menu.getByRole('button')).toHaveCount(2);
  await expect(phone.page.getByText('逛逛選單')).toBeVisible();
  await menu.getByRole('button', { name: '我要找客服' }).click();
  await expect(phone.ownMessages.last()).toContainText('我要找客服');

  // the shop is not on this machine: what counts is our address on the way there
  await context.route('https://shop.example/**', (route) => route.fulfill({ body: 'the shop' }));
  const [leads] = await Promise.all([
    context.waitForEvent('response', (response) => response.url().includes('/r/')),
    menu.getByRole('button', { name: '新品' }).click(),
  ]);
  expect(leads.headers()['location']).toBe('https://shop.example/new');
  await expect(async () => {
    await desk.opens('/rich-menus');
    await page.getByRole('link', { name: '會員版' }).click();
    await expect(area('A').getByText('近 30 日點選 1 次')).toBeVisible({ timeout: 8000 });
  }).toPass({ timeout: 40_000 });
});

test('B3: a changed menu is not left by accident, and agents only look', async ({ page }) => {
  const desk = new ConsolePage(page);
  await desk.isSignedInAs('marketer');
  await desk.opens('/rich-menus');
  await page.getByRole('link', { name: '會員版' }).click();
  await page.getByRole('textbox', { name: '選單列文字' }).fill('改一下');
  await page.getByRole('link', { name: '標籤' }).click();
  await expect(page.getByRole('dialog', { name: '離開此頁？' })).toBeVisible();
  await desk.button('留在此頁').click();
  await desk.button('捨棄').click();

  await desk.isSignedInAs('agent');
  await page.reload();
  await expect(page.getByText('目前的角色可以查看圖文選單，不能編輯。')).toBeVisible();
  await expect(page.getByText(/A \(0, 0, 1000 × 1686\) 開啟網址/)).toBeVisible();
  await expect(desk.button('儲存')).toHaveCount(0);
});
