import { openLiff } from '../pages/liff-page.js';
import { colourRules, everyRule, expectAccessible, findings } from '../support/axe.js';
import { expect, phoneScreen, test } from '../support/fixtures.js';
import { everyLiffStateIsAccessible } from '../support/liff-accessibility.js';
import { freshUser } from '../support/people.js';

everyLiffStateIsAccessible('zh-TW');

test('everything to tap is at least 44 px high', async ({ page }) => {
  await page.setViewportSize(phoneScreen);
  const liff = await openLiff(page, freshUser());
  await liff.isReady();
  for (const target of await page.locator('button, input:not([type=checkbox]), label.consent-label').all()) {
    const box = await target.boundingBox();
    expect
      .soft(box?.height ?? 0, await target.evaluate((element) => element.outerHTML))
      .toBeGreaterThanOrEqual(44);
  }
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
