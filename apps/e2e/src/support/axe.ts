import { AxeBuilder } from '@axe-core/playwright';
import { type Page, expect } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Pages without frames are spared the extra tab in which axe puts the findings of frames together. */
const axe = (page: Page) =>
  new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode(page.frames().length === 1);

/** What axe finds in the page and its frames: rule, element, reason. */
export async function findings(builder: AxeBuilder): Promise<string[]> {
  const { violations } = await builder.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, html, any }) => `${id} ${target.join(' ')} ${html.slice(0, 160)} ${any[0]?.message ?? ''}`,
    ),
  );
}

export const everyRule = (page: Page) => axe(page).withTags(tags);

/** The rules that other colours can break, for a page that was checked in its first colours. */
export const colourRules = (page: Page) => axe(page).withRules(['color-contrast', 'link-in-text-block']);

export async function expectAccessible(page: Page, what: string, rules = everyRule): Promise<void> {
  expect.soft(await findings(rules(page)), `axe: ${what}`).toEqual([]);
}

/** Nothing hangs out to the side. */
export async function expectNoSidewaysScroll(page: Page, what: string): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect.soft(over, `sideways scroll: ${what}`).toBeLessThanOrEqual(0);
}
