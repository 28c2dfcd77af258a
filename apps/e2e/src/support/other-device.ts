import type { Browser, Page } from '@playwright/test';
import { pathOf } from '../pages/brand-site.js';
import { openLiff, type LiffPage } from '../pages/liff-page.js';
import { phoneScreen } from './fixtures.js';
import type { LiffLanguage } from './liff-words.js';

/** Another device: nothing is shared with the browser of the website. */
export async function onPhone<T>(
  browser: Browser,
  work: (page: Page) => Promise<T>,
  options: { userAgent?: string } = {},
): Promise<T> {
  const screen = { viewport: phoneScreen, isMobile: true, hasTouch: true };
  const context = await browser.newContext({ ...screen, locale: 'zh-TW', ...options });
  try {
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}

/** A LIFF link in the hands of a LINE user. */
export const openLink = (
  page: Page,
  user: string,
  link: string,
  options: { language?: LiffLanguage } = {},
): Promise<LiffPage> => openLiff(page, user, { path: pathOf(link), ...options });
