import { AxeBuilder } from '@axe-core/playwright';
import { type Page, expect } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** No findings of axe in the page and its frames; each is named with the element it is about. */
export const expectAccessible = (page: Page, what: string) =>
  expectNothing(new AxeBuilder({ page }).withTags(tags), what);

/** The rules that other colours can break, for a page that was checked in its first colours. */
export const expectReadable = (page: Page, what: string) =>
  expectNothing(new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block']), what);

async function expectNothing(axe: AxeBuilder, what: string): Promise<void> {
  const { violations } = await axe.analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, html, any }) => `${id} ${target.join(' ')} ${html.slice(0, 160)} ${any[0]?.message ?? ''}`,
    ),
  );
  expect.soft(found, `axe: ${what}`).toEqual([]);
}

/** Nothing hangs out to the side. */
export async function expectNoSidewaysScroll(page: Page, what: string): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect.soft(over, `sideways scroll: ${what}`).toBeLessThanOrEqual(0);
}
