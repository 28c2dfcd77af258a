import type { BindingSettings } from '@tieline/contracts';
import { ConsolePage } from '../pages/console-page.js';
import { consoleApi } from '../support/console-api.js';
import { expect, test } from '../support/fixtures.js';
import { decoded } from '../support/media.js';
import { png } from '../support/png.js';
import { sandbox } from '../support/sandbox.js';

let desk: ConsolePage;
let channel: string;
let before: BindingSettings;

test.beforeEach(async ({ page }) => {
  desk = new ConsolePage(page);
  await desk.isSignedInAs('admin');
  channel = (await sandbox.brand()).productChannelId;
  before = await consoleApi.settings(channel);
  await desk.opens(`/binding/${channel}?tab=page`);
  await page.locator('input[type="file"]').first().waitFor({ state: 'attached', timeout: 20_000 });
});
test.afterEach(() => consoleApi.restore(before));

const file = (name: string, mimeType: string, buffer: Buffer) => ({ name, mimeType, buffer });

test('B6: a picture is cropped by keyboard alone, and kept at 1200×640', async ({ page }) => {
  const input = page.locator('input[type="file"]').first();
  await input.setInputFiles(file('wide.png', 'image/png', png(3000, 2400)));
  const dialog = page.getByRole('dialog', { name: '裁切圖片' });
  await expect(dialog).toBeVisible();
  await dialog.getByRole('slider', { name: '縮放' }).focus();
  for (let step = 0; step < 22; step += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Tab');
  await page.keyboard.press('End'); // all the way to the right, where the picture is white
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(dialog.getByRole('button', { name: '使用這個範圍' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();

  const shown = page.getByRole('img', { name: '綁定畫面顯示圖片預覽' });
  await expect(shown).toHaveAttribute('src', /^\/media\//);
  const kept = await decoded(page, (await shown.getAttribute('src')) ?? '');
  expect(kept).toMatchObject({ width: 1200, height: 640 });
  expect(kept.left).toBeGreaterThan(200);
  expect(kept.right).toBeGreaterThan(200);
  const preview = page.frameLocator('iframe[title="綁定頁預覽"]');
  await expect(preview.locator('img.brand-picture')).toBeVisible();
});

test('B6: a picture is cropped by dragging it', async ({ page }) => {
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles(file('wide.png', 'image/png', png(3000, 800)));
  const dialog = page.getByRole('dialog', { name: '裁切圖片' });
  const frame = dialog.locator('.tl-crop');
  const box = await frame.boundingBox();
  if (!box) throw new Error('no frame');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 3, box.y + box.height / 2, { steps: 8 });
  await page.mouse.up();
  await dialog.getByRole('button', { name: '使用這個範圍' }).click();
  await expect(dialog).toBeHidden();
  const src = await page.getByRole('img', { name: '綁定畫面顯示圖片預覽' }).getAttribute('src');
  const kept = await decoded(page, src ?? '');
  expect(kept).toMatchObject({ width: 1200, height: 640 });
  expect(kept.left).toBeLessThan(60); // dragged to the right: the left, dark end shows
});

test('B6: what is no picture, and what is too large, is refused with its reason', async ({ page }) => {
  const input = page.locator('input[type="file"]').first();
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  await input.setInputFiles(file('a.svg', 'image/svg+xml', Buffer.from(svg)));
  await expect(page.getByText('請使用 JPG、PNG 或 WebP 圖檔。')).toBeVisible();
  await input.setInputFiles(file('b.png', 'image/png', Buffer.from(svg)));
  await expect(page.getByText('無法讀取這個圖檔，檔案可能已損壞。')).toBeVisible();
  await input.setInputFiles(file('c.png', 'image/png', png(8200, 5001)));
  await expect(page.getByText('圖片需小於 4,000 萬像素。')).toBeVisible();
  await expect(page.getByRole('dialog')).toBeHidden();
});
