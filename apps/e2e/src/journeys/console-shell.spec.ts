import type { Page, Route } from '@playwright/test';
import { ConsolePage } from '../pages/console-page.js';
import { bindByHttp } from '../support/bind-by-http.js';
import { consoleApi } from '../support/console-api.js';
import { expect, phoneScreen, test } from '../support/fixtures.js';
import { freshPhone, freshUser } from '../support/people.js';

let desk: ConsolePage;

test.beforeEach(async ({ page }) => {
  desk = new ConsolePage(page);
  await desk.isSignedInAs('admin');
});

const dialog = (page: Page, name: string | RegExp) => page.getByRole('dialog', { name });

test('a new page has its title, and its heading the focus; a dialog gives the focus back (B18)', async ({
  page,
}) => {
  await desk.opens('/', '總覽');
  await expect(page).toHaveTitle('總覽 · Tieline');
  for (const entry of ['聯絡人', '簡訊點數', '團隊設定']) {
    await desk.goesTo(entry);
    await expect(page).toHaveTitle(`${entry} · Tieline`);
    await expect(desk.heading).toBeFocused();
  }
  await desk.goesTo('簡訊點數');
  const opener = desk.button('儲值');
  await opener.focus();
  await page.keyboard.press('Enter');
  await expect(dialog(page, '儲值簡訊點數')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog(page, '儲值簡訊點數')).toBeHidden();
  await expect(opener).toBeFocused();
});

test('a notice is said once, politely, and waits for whoever is at it (B18)', async ({ page }) => {
  await page.clock.install();
  await desk.opens('/binding', '手機綁定');
  await desk
    .button(/^「.*」的動作$/)
    .first()
    .click();
  await page.getByRole('menuitem', { name: '複製綁定連結' }).click();
  const notice = page.locator('.mantine-Notification-root');
  await expect(notice).toHaveCount(1);
  const live = await notice.evaluate((element) => ({
    region: element.closest('[aria-live]')?.getAttribute('aria-live'),
    inside: element.matches('[role=alert], [role=status]'),
  }));
  expect(live).toEqual({ region: 'polite', inside: false });
  await notice.getByRole('button', { name: '關閉' }).focus();
  await page.clock.fastForward(20_000);
  await expect(notice).toBeVisible();
  await page.getByRole('link', { name: '跳到主要內容' }).focus();
  await page.clock.runFor(10_000);
  await expect(notice).toHaveCount(0);
});

test('keys: search by phone number, pages, help, and off (2.1.4)', async ({ page }) => {
  const [user, phone] = [freshUser(), freshPhone()];
  await bindByHttp(user, phone);
  const { displayName } = await consoleApi.contact(user);
  await desk.opens('/', '總覽');
  await page.keyboard.press('/');
  const field = dialog(page, '搜尋').getByRole('combobox', { name: '搜尋' });
  await expect(field).toBeFocused();
  await field.fill(phone);
  const hit = page.getByRole('option').first();
  await expect(hit).toContainText(phone.slice(-3));
  await expect(hit).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await desk.shows(displayName ?? '（未提供名稱）');

  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await desk.shows('簡訊點數');
  await page.keyboard.press('/');
  await field.fill('操作');
  await expect(page.getByRole('option')).toHaveText([/操作紀錄/]);
  await page.keyboard.press('Enter');
  await desk.shows('操作紀錄');

  await page.keyboard.press('?');
  await dialog(page, '鍵盤快捷鍵').getByRole('switch', { name: '啟用單鍵快捷鍵' }).click();
  await page.keyboard.press('Escape');
  await expect(dialog(page, '鍵盤快捷鍵')).toBeHidden();
  await page.keyboard.press('g');
  await page.keyboard.press('h');
  await page.keyboard.press('/');
  await desk.shows('操作紀錄');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('the channel of the page can be switched, and the address says which', async ({ page }) => {
  await desk.opens('/contacts', '聯絡人');
  const switcher = page.getByRole('button', { name: /^通訊渠道：/ });
  await switcher.click();
  await page.getByRole('menuitemradio', { name: '海岸咖啡' }).click();
  await expect(page).toHaveURL(/\/contacts\?channelId=[0-9a-f-]{36}/);
  await expect(switcher).toHaveText('海岸咖啡');
  await desk.goesTo('手機綁定');
  await expect(switcher).toHaveText('全部渠道');
  await switcher.click();
  await page.getByRole('menuitemradio', { name: '晨光選物' }).click();
  await expect(page).toHaveURL(/\/binding\/[0-9a-f-]{36}/);
  await expect(switcher).toHaveText('晨光選物');
});

test('the skip link leads past the menu, and the menu opens on a phone', async ({ page }) => {
  await desk.opens('/', '總覽');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: '跳到主要內容' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
  await page.setViewportSize(phoneScreen);
  await expect(desk.navigation).not.toBeInViewport();
  await page.getByRole('button', { name: '開啟選單' }).click();
  await expect(desk.navigation).toBeInViewport();
});

const failing = (route: Route) =>
  route.fulfill({
    status: 500,
    contentType: 'application/problem+json',
    body: JSON.stringify({
      type: 'urn:tieline:problem:service.internal',
      code: 'service.internal',
      status: 500,
      title: '系統發生錯誤',
      detail: '請稍後再試；若持續發生，請提供問題代碼。',
      requestId: 'r-8f2c-test',
    }),
  });

test('the API fails: the shell stays, with the request id and a way to try again (B19)', async ({ page }) => {
  await page.route(/\/api\/contacts(\?|$)/, failing);
  await desk.opens('/contacts', '聯絡人');
  await expect(page.getByText('這個頁面暫時無法顯示')).toBeVisible();
  await expect(page.getByText('r-8f2c-test')).toBeVisible();
  await page.getByRole('button', { name: '複製問題代碼' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('r-8f2c-test');
  await expect(desk.navigation).toBeVisible();
  await page.unroute(/\/api\/contacts(\?|$)/);
  await desk.button('再試一次').click();
  await expect(page.getByText('這個頁面暫時無法顯示')).toHaveCount(0);
});

test('nobody answers, and no connection (B19)', async ({ page, context }) => {
  await desk.opens('/', '總覽');
  await context.setOffline(true);
  await expect(page.getByText('目前沒有網路連線。恢復連線後會自動重新整理資料。')).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText('目前沒有網路連線')).toHaveCount(0);
  await page.route('**/api/sms/**', (route) => route.abort('connectionrefused'));
  await desk.goesTo('簡訊點數');
  await expect(page.getByText('無法連線到伺服器').first()).toBeVisible();
  await expect(desk.button('再試一次').first()).toBeVisible();
});

test('a newer console is offered once the version header changes (B19)', async ({ page }) => {
  await desk.opens('/', '總覽');
  await expect(page.getByText('有新版本')).toHaveCount(0);
  await page.route(/\/api\/contacts(\?|$)/, async (route) => {
    const response = await route.fetch();
    expect(response.headers()['x-console-version']).toMatch(/^[0-9a-f]{12}$/);
    await route.fulfill({ response, headers: { ...response.headers(), 'x-console-version': 'next' } });
  });
  await desk.goesTo('聯絡人');
  await expect(page.getByRole('status').filter({ hasText: '有新版本' })).toBeVisible();
  await page.unroute(/\/api\/contacts(\?|$)/);
  await page.getByRole('button', { name: '重新整理' }).click();
  await desk.shows('聯絡人');
  await expect(page.getByText('有新版本')).toHaveCount(0);
});

test('the session ends under a half-filled form: signing in again goes on with it', async ({ page }) => {
  await page.context().clearCookies();
  await desk.signsIn('admin');
  await desk.shows('總覽');
  await desk.goesTo('團隊設定');
  const name = page.getByRole('textbox', { name: '團隊名稱' });
  const before = await name.inputValue();
  await name.fill('還沒儲存的名稱');
  await page.context().clearCookies();
  await page.getByRole('region', { name: '尚有未儲存的變更' }).getByRole('button', { name: '儲存' }).click();

  const again = dialog(page, '請重新登入');
  await expect(again.getByLabel('Email')).toHaveValue('admin@sunrise.example');
  await expect(again.getByLabel('密碼', { exact: true })).toBeFocused();
  await again.getByLabel('密碼', { exact: true }).fill('tieline-demo');
  await page.keyboard.press('Enter');
  await expect(again).toBeHidden();
  await expect(name).toHaveValue('還沒儲存的名稱');
  await page.getByRole('region', { name: '尚有未儲存的變更' }).getByRole('button', { name: '儲存' }).click();
  await desk.says('已儲存');
  await name.fill(before);
  await page.getByRole('region', { name: '尚有未儲存的變更' }).getByRole('button', { name: '儲存' }).click();
  await expect(page.getByRole('region', { name: '尚有未儲存的變更' })).toBeHidden();
});

test('what the server refuses is said at its field, in words', async ({ page }) => {
  await page.route('**/api/team', async (route) => {
    if (route.request().method() !== 'PATCH') return route.fallback();
    // past the browser's own check, as an older console would send it
    return route.continue({
      postData: JSON.stringify({ name: '', smsSenderName: '這是一個超過十二個字的名稱' }),
    });
  });
  await desk.opens('/settings', '團隊設定');
  const name = page.getByRole('textbox', { name: '團隊名稱' });
  await name.fill('晨光');
  await page.getByRole('region', { name: '尚有未儲存的變更' }).getByRole('button', { name: '儲存' }).click();
  await expect(name).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText('請填寫此欄位。')).toBeVisible();
  await expect(page.getByText('最多 12 個字。')).toBeVisible();
});

test('the console asks nobody else, and its policy allows no script in the page (B20)', async ({
  page,
  strangers,
}) => {
  const policies: string[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'document') return;
    policies.push(response.headers()['content-security-policy'] ?? '');
  });
  for (const path of ['/', '/binding', '/contacts', '/account']) {
    await desk.opens(path);
    await desk.isLoaded();
  }
  expect(policies.length).toBeGreaterThanOrEqual(4);
  for (const policy of policies) {
    const scripts = policy.split('; ').find((part) => part.startsWith('script-src'));
    expect(scripts).toBe("script-src 'self'");
  }
  expect(strangers).toEqual([]);
});
