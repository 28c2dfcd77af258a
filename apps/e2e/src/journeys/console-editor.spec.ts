import type { BindingSettings } from '@tieline/contracts';
import { ConsolePage } from '../pages/console-page.js';
import { productUrl } from '../support/addresses.js';
import { consoleApi } from '../support/console-api.js';
import { deskScreen, expect, phoneScreen, test } from '../support/fixtures.js';
import { sandbox } from '../support/sandbox.js';

let desk: ConsolePage;
let channel: string;
let before: BindingSettings;

test.beforeEach(async ({ page }) => {
  await sandbox.reset();
  desk = new ConsolePage(page);
  await desk.isSignedInAs('admin');
  channel = (await sandbox.brand()).productChannelId;
  before = await consoleApi.settings(channel);
  await desk.opens(`/binding/${channel}`);
  await page.getByRole('tab').first().waitFor({ timeout: 20_000 });
});
test.afterEach(() => consoleApi.restore(before));

test('B3: a form with changes is left by no way without being asked', async ({ page }) => {
  const trigger = page.getByRole('textbox', { name: '觸發訊息' });
  await trigger.fill('還沒儲存的文字');
  const question = page.getByRole('dialog', { name: '離開此頁？' });

  await desk.navigation.getByRole('link', { name: '聯絡人' }).click();
  await expect(question).toBeVisible();
  await question.getByRole('button', { name: '留在此頁' }).click();
  await expect(trigger).toHaveValue('還沒儲存的文字');

  await desk.navigation.getByRole('link', { name: '手機綁定' }).click();
  await expect(question).toBeVisible();
  await question.getByRole('button', { name: '離開' }).click();
  await desk.shows('手機綁定');

  const row = page.getByRole('listitem').filter({ hasText: (await sandbox.brand()).name });
  await row.getByRole('link', { name: '編輯設定' }).click();
  await trigger.fill('還沒儲存的文字');
  await page.goBack();
  await expect(question).toBeVisible();
  await question.getByRole('button', { name: '留在此頁' }).click();

  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.dismiss();
  });
  await page.evaluate(() => window.location.reload()).catch(() => undefined);
  await expect.poll(() => asked).toEqual(['beforeunload']);
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => asked).toEqual(['beforeunload', 'beforeunload']);
  await expect(trigger).toHaveValue('還沒儲存的文字');

  await desk.button('捨棄').click();
  await expect(trigger).toHaveValue(before.scenarios.firstBinding.triggerText);
  await expect(page.getByRole('region', { name: '尚有未儲存的變更' })).toBeHidden();
});

test('B3: Ctrl+S saves; a second tab that saved first is told of, field by field', async ({ page }) => {
  const trigger = page.getByRole('textbox', { name: '觸發訊息' });
  await trigger.fill('鍵盤儲存的文字');
  await trigger.press('Control+s');
  await desk.says('的設定');
  expect((await consoleApi.settings(channel)).scenarios.firstBinding.triggerText).toBe('鍵盤儲存的文字');

  const other = await consoleApi.settings(channel);
  await consoleApi.restore({ ...other, consentText: '另一個分頁先儲存的告知事項' });
  await trigger.fill('這個分頁的文字');
  await desk.button('儲存').click();
  const conflict = page.getByRole('dialog', { name: '設定已被其他人更新' });
  await expect(conflict).toContainText('另一個分頁先儲存的告知事項');
  await expect(conflict).toContainText('這個分頁的文字');
  await expect(conflict).toContainText('王主管');
  await conflict.getByRole('button', { name: '重新載入' }).click();
  await expect(trigger).toHaveValue('鍵盤儲存的文字');
});

test('a notice stands above the bar that saves, on a desk and on a phone', async ({ page }) => {
  const { name } = await sandbox.brand();
  const bar = page.locator('.tl-save-bar');
  const notice = page.locator('.mantine-Notification-root');
  await page.getByRole('textbox', { name: '觸發訊息' }).fill('還沒儲存的文字');
  for (const screen of [deskScreen, phoneScreen]) {
    await page.setViewportSize(screen);
    await desk.button(`「${name}」的動作`).click();
    await page.getByRole('menuitem', { name: '複製綁定連結' }).click();
    await desk.says('已複製');
    // it stays for whoever is at it, and has come to rest
    await notice.hover();
    await expect
      .poll(async () => {
        const [above, below] = [await notice.boundingBox(), await bar.boundingBox()];
        return above && below && above.y + above.height <= below.y && below.y + below.height <= screen.height;
      })
      .toBe(true);
    await notice.getByRole('button').click();
    await expect(notice).toHaveCount(0);
  }
});

test('an earlier version comes back from the history', async ({ page }) => {
  await consoleApi.restore({ ...before, consentText: '不小心改掉的告知事項' });
  await page.reload();
  await desk.button('歷史版本').click();
  const drawer = page.getByRole('dialog', { name: '歷史版本' });
  await drawer.getByRole('button', { name: `版本 ${before.version}與目前設定比較` }).click();
  await expect(drawer).toContainText('不小心改掉的告知事項');
  await drawer.getByRole('button', { name: `還原版本 ${before.version}` }).click();
  await desk.says(`已還原版本 ${before.version} 的設定`);
  expect((await consoleApi.settings(channel)).consentText).toBe(before.consentText);
});

test('B6: trigger texts are counted as read, and differ', async ({ page }) => {
  const trigger = page.getByRole('textbox', { name: '觸發訊息' });
  await trigger.fill('👨‍👩‍👧‍👦'.repeat(60));
  await expect(page.getByText('60／60')).toBeVisible();
  await expect(page.getByText('最多 60 個字。')).toBeHidden();
  await trigger.fill('綁'.repeat(61));
  await expect(page.getByText('最多 60 個字。')).toBeVisible();
  await trigger.fill(` ${before.scenarios.alreadyBound.triggerText} `);
  await expect(page.getByText('三個情境的觸發訊息必須各不相同。')).toBeVisible();
  await desk.button('儲存').click();
  await expect(page.getByText(/請修正 \d 個欄位後再儲存/)).toBeVisible();
  expect((await consoleApi.settings(channel)).version).toBe(before.version);
});

test('B6: the preview is the real page, and shows what is typed within 300 ms', async ({ page }) => {
  await desk.opens(`/binding/${channel}?tab=page`);
  const preview = page.frameLocator('iframe[title="綁定頁預覽"]');
  await expect(preview.locator('h1')).toHaveText('手機綁定');
  await page.getByRole('textbox', { name: '號碼對應多筆會員' }).click();
  await expect(preview.locator('h1')).toHaveText('需要店家確認');
  const words = `請到門市 ${Date.now()}`;
  await page.getByRole('textbox', { name: '號碼對應多筆會員' }).fill(words);
  await expect(preview.getByText(words)).toBeVisible({ timeout: 300 });
  // the picture takes no focus from the form, whatever screen it shows
  await expect(page.getByRole('textbox', { name: '號碼對應多筆會員' })).toBeFocused();
});

test('A17: the preview asks no API and hears only the console', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/')) asked.push(request.url());
  });
  const answer = await page.goto(`${productUrl}/liff-bind.html?preview=1`);
  const csp = answer?.headers()['content-security-policy'] ?? '';
  expect(csp).toContain("connect-src 'none'");
  expect(csp).toContain("frame-ancestors 'self'");
  asked.length = 0;
  await expect(page.locator('#app')).toHaveJSProperty('inert', true);
  // a page of elsewhere that holds it, or opened it, posts what the console would post
  await page.evaluate(() => {
    const state = {
      screen: 'many',
      locale: 'zh-TW',
      text: 'FOREIGN',
      member: {},
      page: { brandName: 'x', countries: [] },
    };
    const data = { type: 'tieline.preview.show', state };
    window.dispatchEvent(
      new MessageEvent('message', { data, origin: 'https://evil.example', source: window }),
    );
    window.dispatchEvent(new MessageEvent('message', { data, origin: window.location.origin, source: null }));
  });
  await page.waitForTimeout(300);
  await expect(page.locator('body')).not.toContainText('FOREIGN');
  expect(asked).toEqual([]);
});
