import { AxeBuilder } from '@axe-core/playwright';
import { type Page, expect } from '@playwright/test';
import { deskScreen, phoneScreen } from './fixtures.js';

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

/** The next picture is on the screen, and nothing in it is still on its way: a scheme's colours, a notice that fades in. */
const isDrawn = (page: Page) =>
  page.evaluate(async () => {
    const nextPicture = () => new Promise(requestAnimationFrame);
    // what lies in closed details stands still, and is never done
    const isSeen = ({ effect }: Animation) =>
      effect instanceof KeyframeEffect && effect.target?.checkVisibility() === true;
    const isChanging = () =>
      document.getAnimations().some((moving) => moving instanceof CSSTransition && isSeen(moving));
    do {
      await nextPicture();
      await nextPicture();
    } while (isChanging());
  });

export async function expectAccessible(page: Page, what: string, rules = everyRule): Promise<void> {
  await isDrawn(page);
  expect.soft(await findings(rules(page)), `axe: ${what}`).toEqual([]);
}

/** Nothing hangs out to the side, once the menu has gone from a screen that was wide before. */
export async function expectNoSidewaysScroll(page: Page, what: string): Promise<void> {
  const over = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await expect
    .configure({ soft: true })
    .poll(over, { message: `sideways scroll: ${what}` })
    .toBeLessThanOrEqual(0);
}

/** No text is cut off by the box that it stands in. */
export async function expectNoClippedText(page: Page, what: string): Promise<void> {
  const clipped = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((element) => {
        const { overflowX, overflowY, clipPath } = getComputedStyle(element);
        const wide = overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1;
        const high = overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 1;
        // what is for readers only is cut off on purpose
        return (wide || high) && clipPath === 'none' && element.innerText.trim() !== '';
      })
      .map((element) => `${element.tagName} ${element.className} ${element.innerText.slice(0, 40)}`),
  );
  expect.soft(clipped, `clipped text: ${what}`).toEqual([]);
}

const screens = { desk: deskScreen, phone: phoneScreen };

/**
 * What stands there now: on a desk and on a phone, light and dark. The caller may leave a screen out that the thing is
 * not on.
 */
export async function expectAccessibleEverywhere(
  page: Page,
  what: string,
  on: readonly (keyof typeof screens)[] = ['desk', 'phone'],
): Promise<void> {
  for (const screen of on) {
    await page.setViewportSize(screens[screen]);
    for (const [scheme, rules] of [['light', everyRule] as const, ['dark', colourRules] as const]) {
      await page.emulateMedia({ colorScheme: scheme });
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', scheme);
      await expectAccessible(page, `${what}, ${screen}, ${scheme}`, rules);
    }
    await expectNoSidewaysScroll(page, `${what}, ${screen}`);
  }
}
