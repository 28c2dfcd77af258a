import { type Page, devices } from '@playwright/test';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { LiffPage, openLiff } from '../pages/liff-page.js';
import { sandboxUrl } from '../support/addresses.js';
import { expect, test } from '../support/fixtures.js';
import { sandbox } from '../support/sandbox.js';

/** What a phone's camera would read. */
async function readQr(page: Page): Promise<string | undefined> {
  const image = page.getByRole('img', { name: '開啟手機綁定的 QR 碼' });
  await expect(image).toBeVisible();
  const { data, width, height } = PNG.sync.read(await image.screenshot({ scale: 'device' }));
  return jsQR.default(new Uint8ClampedArray(data), width, height)?.data;
}

test.describe('on a computer', () => {
  test('LINE for PC shows a QR code of the link, and asks for nothing', async ({ page }) => {
    const { liffUrl } = await sandbox.brand();
    const liff = await openLiff(page, 'pc');
    await liff.shows('請用手機開啟');
    expect(await readQr(page)).toBe(liffUrl);
    await expect(page.locator('input')).toHaveCount(0);
    await liff.button('複製連結').click();
    await expect(liff.button('已複製')).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(liffUrl);
  });

  test('so does the phone page for somebody on a PC', async ({ phone, page }) => {
    await phone.opens('pc');
    await expect(page.getByRole('navigation', { name: '圖文選單' })).toHaveCount(0);
    await page.getByRole('button', { name: '開啟綁定連結' }).click();
    await phone.liff.shows('請用手機開啟');
    await expect(phone.sheet.frameLocator('iframe').locator('input[type=tel]')).toHaveCount(0);
  });
});

test.describe('in the browser of a phone', () => {
  const { defaultBrowserType: _browser, ...pixel } = devices['Pixel 7'] ?? {};
  test.use({ ...pixel, locale: 'zh-TW' });

  test('leads into LINE', async ({ page }) => {
    const { liffId, liffUrl } = await sandbox.brand();
    await page.goto(`${sandboxUrl}/liff/${liffId}?context=external`);
    const liff = new LiffPage(page);
    await liff.shows('請在 LINE 中開啟');
    await expect(page.getByRole('link', { name: '在 LINE 中開啟' })).toHaveAttribute('href', liffUrl);
    await expect(page.locator('input')).toHaveCount(0);
  });
});
