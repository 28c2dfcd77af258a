import type { Page } from '@playwright/test';
import { ConsolePage } from '../pages/console-page.js';
import { productUrl } from '../support/addresses.js';
import { consoleRoutes } from '../support/console-routes.js';
import { expect, test } from '../support/fixtures.js';

const han = /\p{Script=Han}/u;

/** Names of the places that a text may hold: the same in every language, as they stand in the texts. */
const places = ['顧客名稱', '會員編號', '會員等級'];

/** Every text that the API gave: names, words of the brand, records. */
function gatherData(page: Page): Set<string> {
  const texts = new Set<string>(places);
  const gather = (value: unknown): void => {
    if (typeof value === 'string' && han.test(value)) {
      for (const part of value.split(/\n|\{[^}]+\}/))
        // a long one may be shown shortened: its words count, too
        for (const word of [part.trim(), ...part.split(' ')]) if (han.test(word)) texts.add(word);
    } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(gather);
  };
  page.on('response', (response) => {
    if (!response.url().startsWith(`${productUrl}/api/`)) return;
    void response
      .json()
      .then(gather)
      .catch(() => undefined);
  });
  return texts;
}

/** Han texts of the page, of its names for readers too, without what came as data. */
async function hanOf(page: Page, data: ReadonlySet<string>): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const found: string[] = [document.title];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) found.push(node.textContent ?? '');
    for (const element of document.querySelectorAll('[aria-label], [placeholder], [title], [alt]'))
      for (const name of ['aria-label', 'placeholder', 'title', 'alt'])
        found.push(element.getAttribute(name) ?? '');
    return found;
  });
  const known = [...data].sort((a, b) => b.length - a.length);
  const isPart = (text: string) => known.some((word) => word.includes(text.trim()));
  return (
    texts
      // of long data only the part that matters is shown
      .map((text) => text.replace(/…([^…→]+)/g, (excerpt, part: string) => (isPart(part) ? '' : excerpt)))
      .map((text) => known.reduce((rest, word) => rest.replaceAll(word, ''), text.replace(/\{[^}]+\}/g, '')))
      // a single letter is the first one of a name, in a round picture
      .filter((text) => han.test(text) && text.trim().length > 1)
  );
}

test('in English no word of the console is Chinese, and dates and numbers follow (B16)', async ({ page }) => {
  test.setTimeout(400_000);
  const desk = new ConsolePage(page);
  await desk.isSignedInAs('admin');
  await desk.opens('/', '總覽');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hant-TW');
  const data = gatherData(page);
  await page.getByRole('button', { name: '語言' }).click();
  await page.getByRole('menuitemradio', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await desk.shows('Overview');
  for (const [name, path] of await consoleRoutes()) {
    await desk.opens(path);
    await desk.isLoaded();
    expect.soft(await hanOf(page, data), name).toEqual([]);
  }
  await desk.opens('/audit');
  await desk.isLoaded();
  await expect(page.locator('main')).not.toContainText(/[上下]午|\d年/);
  await page.getByRole('button', { name: 'Language' }).click();
  await page.getByRole('menuitemradio', { name: '繁體中文' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hant-TW');
});

test('less motion, and forced colours (B17)', async ({ page }) => {
  const desk = new ConsolePage(page);
  await desk.isSignedInAs('admin');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await desk.opens('/sms', '簡訊點數');
  await desk.button('儲值').click();
  const moving = await page.evaluate(() => {
    const seconds = (text: string) => Math.max(...text.split(',').map((part) => parseFloat(part)));
    return [...document.querySelectorAll('*')]
      .filter((element) => {
        const style = getComputedStyle(element);
        return seconds(style.transitionDuration) > 0 || seconds(style.animationDuration) > 0;
      })
      .map((element) => element.className.toString());
  });
  expect(moving).toEqual([]);
  await page.keyboard.press('Escape');

  await page.emulateMedia({ reducedMotion: null, forcedColors: 'active' });
  const entry = desk.navigation.getByRole('link', { name: '聯絡人' });
  await entry.focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await expect(entry).toBeFocused();
  const seen = await entry.evaluate((element) => {
    const icon = element.querySelector('svg');
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return {
      outline: outlineStyle !== 'none' && parseFloat(outlineWidth) > 0,
      icon:
        icon !== null && getComputedStyle(icon).stroke !== 'none' && icon.getBoundingClientRect().width > 0,
    };
  });
  expect(seen).toEqual({ outline: true, icon: true });
});
