import { devices } from '@playwright/test';
import { expectAccessible, expectNoClippedText, expectNoSidewaysScroll } from './axe.js';
import { expect, phoneScreen, test } from './fixtures.js';
import { liffStates } from './liff-states.js';
import type { LiffLanguage } from './liff-words.js';

const { userAgent } = devices['Pixel 7'] ?? {};

/** A customer who set LINE's text to twice its size. */
const doubleText = ':root { font-size: 200% !important }';

/** A test for each state of the binding page, as a phone shows it; the text is doubled once it is there. */
export function everyLiffStateIsAccessible(language: LiffLanguage): void {
  test.describe(`on a phone, ${language}`, () => {
    test.use({
      locale: language,
      viewport: phoneScreen,
      isMobile: true,
      hasTouch: true,
      ...(userAgent ? { userAgent } : {}),
    });

    for (const [name, reach] of Object.entries(liffStates(language))) {
      test(`accessible: ${name}`, async ({ page, context }) => {
        await reach(page, context);
        await expect(page.locator('html')).toHaveAttribute('lang', language === 'en' ? 'en' : 'zh-Hant-TW');
        await expectAccessible(page, name);
        await expectNoSidewaysScroll(page, name);
        // by the object model: the page's policy lets no style tag in
        await page.evaluate((css) => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(css);
          document.adoptedStyleSheets.push(sheet);
        }, doubleText);
        expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('32px');
        await expectNoSidewaysScroll(page, `${name} at twice the text size`);
        await expectNoClippedText(page, `${name} at twice the text size`);
      });
    }
  });
}
