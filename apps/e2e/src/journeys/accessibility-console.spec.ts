import { ConsolePage } from '../pages/console-page.js';
import { expectAccessible, expectNoSidewaysScroll } from '../support/axe.js';
import { consoleRoutes } from '../support/console-routes.js';
import { expect, phoneScreen, test } from '../support/fixtures.js';

const desk = { width: 1440, height: 900 };

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [screen, viewport] of Object.entries({ desk, phone: phoneScreen })) {
    test.describe(`console, ${colorScheme}, ${screen}`, () => {
      test.use({ colorScheme, viewport });

      test('accessible: every page', async ({ page }) => {
        test.setTimeout(90_000);
        const routes = await consoleRoutes();
        const console = new ConsolePage(page);
        await console.opens('/login', '登入');
        await expectAccessible(page, 'login');
        await console.isSignedInAs('admin');
        for (const [name, path] of routes) {
          await console.opens(path);
          await console.isLoaded();
          await expectAccessible(page, name);
          await expectNoSidewaysScroll(page, name);
        }
      });
    });
  }
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`console, ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('accessible: menus, dialogs and notices that are open', async ({ page }) => {
      const console = new ConsolePage(page);
      await console.isSignedInAs('admin');
      await console.opens('/binding', '手機綁定');
      await console.button(/^「.*」的動作$/).first().click();
      await expect(page.getByRole('menuitem', { name: '複製綁定連結' })).toBeVisible();
      await expectAccessible(page, 'menu');
      await page.getByRole('menuitem', { name: '複製綁定連結' }).click();
      await console.says('已複製');
      await expectAccessible(page, 'notice');
      await console.button(/^「.*」的動作$/).first().click();
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
