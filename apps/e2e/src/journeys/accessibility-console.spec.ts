import { ConsolePage } from '../pages/console-page.js';
import { colourRules, expectAccessible, expectNoSidewaysScroll } from '../support/axe.js';
import { consoleRoutes } from '../support/console-routes.js';
import { expect, phoneScreen, test } from '../support/fixtures.js';

const screens = { desk: { width: 1440, height: 900 }, phone: phoneScreen };

/** One page, as it loaded: on a desk and on a phone, light and dark. */
async function check(console: ConsolePage, name: string, path: string): Promise<void> {
  const { page } = console;
  await page.emulateMedia({ colorScheme: 'light' });
  await console.opens(path);
  await console.isLoaded();
  for (const [screen, size] of Object.entries(screens)) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: 'light' });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'light');
    await expectAccessible(page, `${name}, ${screen}`);
    await expectNoSidewaysScroll(page, `${name}, ${screen}`);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
    await expectAccessible(page, `${name}, ${screen}, dark`, colourRules);
  }
}

test('accessible: the sign-in, on every screen, light and dark', async ({ page }) => {
  await check(new ConsolePage(page), 'login', '/login');
});

test('accessible: every page of the console, on every screen, light and dark', async ({ page }) => {
  test.setTimeout(240_000);
  const console = new ConsolePage(page);
  await console.isSignedInAs('admin');
  for (const [name, path] of await consoleRoutes()) await check(console, name, path);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`console, ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('accessible: menus, dialogs and notices that are open', async ({ page }) => {
      const console = new ConsolePage(page);
      await console.isSignedInAs('admin');
      await console.opens('/binding', '手機綁定');
      await console
        .button(/^「.*」的動作$/)
        .first()
        .click();
      await expect(page.getByRole('menuitem', { name: '複製綁定連結' })).toBeVisible();
      await expectAccessible(page, 'menu');
      await page.getByRole('menuitem', { name: '複製綁定連結' }).click();
      await console.says('已複製');
      await expectAccessible(page, 'notice');
      await console
        .button(/^「.*」的動作$/)
        .first()
        .click();
      await page.getByRole('menuitem', { name: 'QR 圖檔' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectAccessible(page, 'QR dialog');
      await console.opens('/sms', '簡訊點數');
      await console.button('儲值').click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectAccessible(page, 'top-up dialog');
    });
  });
}
