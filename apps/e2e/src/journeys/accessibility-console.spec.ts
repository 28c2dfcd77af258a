import { ConsolePage } from '../pages/console-page.js';
import { expectAccessibleEverywhere, expectNoSidewaysScroll } from '../support/axe.js';
import { consoleApi } from '../support/console-api.js';
import { consoleOverlays } from '../support/console-overlays.js';
import { consoleRoutes, furnish } from '../support/console-routes.js';
import { deskScreen, expect, phoneScreen, test } from '../support/fixtures.js';
import { sandbox } from '../support/sandbox.js';

/** A desk of 1280 px whose reader has set the browser to 400 % (B17). */
const enlarged = { width: 320, height: 256 };

/** Pages and what opens over them are looked at in pieces, so that one that hangs costs a piece. */
const pieces = [1, 2, 3, 4, 5, 6];
const pieceOf = <T>(all: readonly T[], n: number): T[] =>
  all.slice(Math.floor(((n - 1) * all.length) / pieces.length), Math.floor((n * all.length) / pieces.length));

let routes: [name: string, path: string][];

test.beforeAll(async () => {
  await sandbox.reset();
  await furnish();
  routes = await consoleRoutes();
});
test.afterAll(() => consoleApi.removeSmsGateways());

test('accessible: what is open to those who are not signed in', async ({ page }) => {
  test.setTimeout(60_000);
  const console = new ConsolePage(page);
  const { invitation, reset } = await consoleApi.doors();
  const doors = {
    login: '/login',
    setup: '/setup',
    invitation: new URL(invitation).pathname,
    'invitation, used': '/invitations/never-made',
    reset: new URL(reset).pathname,
    'reset, used': '/reset/never-made',
  };
  for (const [name, path] of Object.entries(doors)) {
    await console.opens(path);
    await console.isLoaded();
    await expectAccessibleEverywhere(page, name);
  }
});

for (const n of pieces) {
  test(`accessible: every page of the console, ${n} of ${pieces.length}`, async ({ page }) => {
    test.setTimeout(300_000);
    const console = new ConsolePage(page);
    await console.isSignedInAs('admin');
    for (const [name, path] of pieceOf(routes, n)) {
      await page.setViewportSize(deskScreen);
      await console.opens(path);
      await console.isLoaded();
      await expectAccessibleEverywhere(page, name);
      await page.setViewportSize(enlarged);
      await expectNoSidewaysScroll(page, `${name} at 400 %`);
    }
  });

  test(`accessible: every menu, dialog, drawer and notice, ${n} of ${pieces.length}`, async ({ page }) => {
    test.setTimeout(300_000);
    const console = new ConsolePage(page);
    // what is still fading in has no contrast yet
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const over = page
      .locator('[role="dialog"], [role="menu"], .mantine-Notification-root, .tl-save-bar')
      .or(console.button('關閉選單'))
      .filter({ visible: true });
    for (const { name, path, only, open, after } of pieceOf(await consoleOverlays(routes), n)) {
      await console.isSignedInAs('admin');
      await page.setViewportSize(only === 'phone' ? phoneScreen : deskScreen);
      // nothing that was open or unsaved comes along
      await page.goto('about:blank');
      await console.opens(path);
      await console.isLoaded();
      try {
        await open(console);
        await expect(over.last(), name).toBeInViewport();
        await console.isLoaded();
        await expectAccessibleEverywhere(page, name, only ? [only] : undefined);
      } finally {
        await after?.();
      }
    }
  });
}

test('accessible: what is shown when something is wrong', async ({ page }) => {
  test.setTimeout(60_000);
  const console = new ConsolePage(page);
  await console.isSignedInAs('admin');
  await page.route(/\/api\/channels$/, async (route) => {
    const response = await route.fetch();
    const { items, ...rest } = (await response.json()) as { items: object[] };
    const troubles = [{ pausedAt: '2026-11-21T09:00:00.000Z' }, { quotaUsedUp: true }];
    const troubled = items.map((channel, index) => ({ ...channel, ...troubles[index] }));
    await route.fulfill({ response, json: { ...rest, items: troubled } });
  });
  await console.opens('/binding', '手機綁定');
  await expect(page.getByText(/已暫停傳送$/)).toBeVisible();
  await expect(page.getByText(/本月的訊息則數已用完$/)).toBeVisible();
  await expectAccessibleEverywhere(page, 'channels that do not send');

  await page.setViewportSize(deskScreen);
  await page.route(/\/api\/contacts(\?|$)/, (route) => route.fulfill({ status: 500, body: '' }));
  await console.opens('/contacts', '聯絡人');
  await expect(console.button('再試一次')).toBeVisible();
  await page.context().setOffline(true);
  await expect(page.getByText('目前沒有網路連線')).toBeVisible();
  await expectAccessibleEverywhere(page, 'an error, and no connection');
});
