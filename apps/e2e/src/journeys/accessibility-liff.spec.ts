import { devices } from '@playwright/test';
import { openLiff } from '../pages/liff-page.js';
import {
  colourRules,
  everyRule,
  expectAccessible,
  expectNoSidewaysScroll,
  findings,
} from '../support/axe.js';
import { expect, phoneScreen, test } from '../support/fixtures.js';
import { liffStates } from '../support/liff-states.js';
import { freshUser } from '../support/people.js';
import { sandbox } from '../support/sandbox.js';

const { userAgent } = devices['Pixel 7'] ?? {};

/** A customer who set LINE's text to twice its size. */
const doubleText = ':root { font-size: 200% !important }';

test.describe('on a phone', () => {
  test.use({ viewport: phoneScreen, isMobile: true, hasTouch: true, ...(userAgent ? { userAgent } : {}) });

  for (const [name, reach] of Object.entries(liffStates)) {
    test(`accessible: ${name}`, async ({ page, context }) => {
      await reach(page, context);
      await expectAccessible(page, name);
      await expectNoSidewaysScroll(page, name);
      await page.addStyleTag({ content: doubleText }).catch(() => undefined);
      await expectNoSidewaysScroll(page, `${name} at twice the text size`);
    });
  }

  test('accessible: in English, as LINE is set', async ({ page }) => {
    const user = freshUser();
    await sandbox.change(user, { language: 'en' });
    const liff = await openLiff(page, user);
    await liff.shows('Phone binding');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expectAccessible(page, 'English');
    await expectNoSidewaysScroll(page, 'English');
  });

  test('everything to tap is at least 44 px high', async ({ page }) => {
    const liff = await openLiff(page, freshUser());
    await liff.isReady();
    for (const target of await page
      .locator('button, input:not([type=checkbox]), label.consent-label')
      .all()) {
      const box = await target.boundingBox();
      expect
        .soft(box?.height ?? 0, await target.evaluate((element) => element.outerHTML))
        .toBeGreaterThanOrEqual(44);
    }
  });
});

test('accessible: on a computer', async ({ page }) => {
  const liff = await openLiff(page, 'pc');
  await liff.shows('請用手機開啟');
  await expectAccessible(page, 'desktop');
});

test('the check itself finds faults', async ({ page }) => {
  await page.setContent('<img src="x.png"><p style="color:#bbb;background:#fff">gray</p>');
  expect((await findings(everyRule(page))).map((found) => found.split(' ')[0])).toEqual(
    expect.arrayContaining(['image-alt', 'color-contrast', 'html-has-lang']),
  );
  expect(await findings(colourRules(page))).toHaveLength(1);
});
