import { ConsolePage } from '../pages/console-page.js';
import { colourRules, expectAccessible, expectNoSidewaysScroll } from '../support/axe.js';
import { consoleApi } from '../support/console-api.js';
import { consoleRoutes } from '../support/console-routes.js';
import { expect, phoneScreen, test } from '../support/fixtures.js';
import { png } from '../support/png.js';
import { sandbox } from '../support/sandbox.js';

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

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [screen, size] of Object.entries(screens)) {
    test(`accessible: dialogs of the binding editor and the cards, ${screen}, ${colorScheme}`, async ({
      page,
    }) => {
      test.setTimeout(60_000);
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(size);
      const console = new ConsolePage(page);
      await console.isSignedInAs('admin');
      const { productChannelId: channel, name } = await sandbox.brand();
      const before = await consoleApi.settings(channel);
      await consoleApi.restore({ ...before, consentText: `${before.consentText} 。` });
      await consoleApi.restore(before);

      async function isAccessible(what: string): Promise<void> {
        // the one before may still be on its way out
        await expect(page.getByRole('dialog')).toHaveCount(1);
        await expectAccessible(page, what);
        await expectNoSidewaysScroll(page, what);
      }

      await console.opens(`/binding/${channel}?tab=page`);
      await console.isLoaded();
      await console.button('歷史版本').click();
      await page
        .getByRole('button', { name: /與目前設定比較$/ })
        .first()
        .click();
      await isAccessible('history');
      await page.keyboard.press('Escape');

      const input = page.locator('input[type="file"]').first();
      await input.setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: png(900, 700) });
      await isAccessible('crop');
      await page.keyboard.press('Escape');

      await page.getByRole('textbox', { name: '告知事項' }).fill('我的');
      await consoleApi.restore({ ...before, consentText: '別人的' });
      await console.button('儲存').click();
      await isAccessible('conflict');
      await page.getByRole('dialog').getByRole('button', { name: '重新載入' }).click();
      await consoleApi.restore(before);
      if (screen === 'phone') {
        await console.button('預覽').click();
        await isAccessible('preview');
      }

      await console.opens('/binding', '手機綁定');
      await console.button(`「${name}」的動作`).click();
      await page.getByRole('menuitem', { name: '加上來源參數…' }).click();
      await isAccessible('source');

      const used = await consoleApi.createCard('使用中的卡片', { kind: 'text', text: '您好' });
      const { scenarios } = before;
      const reply = { kind: 'savedCard' as const, cardId: used.id };
      const alreadyBound = { ...scenarios.alreadyBound, reply };
      await consoleApi.restore({ ...before, scenarios: { ...scenarios, alreadyBound } });
      try {
        await console.opens(`/cards/${used.id}`);
        await console.button('「使用中的卡片」的動作').click();
        await page.getByRole('menuitem', { name: '封存' }).click();
        await isAccessible('card in use');
      } finally {
        await consoleApi.restore(before);
      }
    });
  }
}
