import { ConsolePage } from '../pages/console-page.js';
import { expectAccessible, expectNoSidewaysScroll, expectReadable } from '../support/axe.js';
import { consoleRoutes } from '../support/console-routes.js';
import { expect, phoneScreen, test } from '../support/fixtures.js';

const desk = { width: 1440, height: 900 };

for (const [screen, viewport] of Object.entries({ desk, phone: phoneScreen })) {
  test.describe(`console, ${screen}`, () => {
    test.use({ viewport });

    test('accessible: every page, light and dark', async ({ page }) => {
      test.setTimeout(120_000);
      const routes = await consoleRoutes();
      const console = new ConsolePage(page);
      const check = async (name: string, path: string) => {
        await page.emulateMedia({ colorScheme: 'light' });
        await console.opens(path);
        await console.isLoaded();
        await expectAccessible(page, name);
        await expectNoSidewaysScroll(page, name);
        await page.emulateMedia({ colorScheme: 'dark' });
        await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
        await expectReadable(page, `${name}, dark`);
      };
      await check('login', '/login');
      await console.isSignedInAs('admin');
      for (const [name, path] of routes) await check(name, path);
    });
  });
}

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
