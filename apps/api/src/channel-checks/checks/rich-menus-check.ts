import { finding, lineTrouble, type Finding } from '../finding.js';
import type { CheckSubject } from '../check-subject.js';
import type { Probe } from '../probe.js';

/** LINE has every menu that is published here, and shows the default that was set here. */
export async function checkRichMenus({ menus }: CheckSubject, probe: Probe): Promise<Finding> {
  const { published, unpublished, defaultLineId, isWorking } = menus;
  // what is being made or moved right now is neither here nor there
  if (isWorking) return finding('menu.working');
  if (published.length === 0 && unpublished.length === 0) return finding('menu.none');
  const listed = await probe.richMenus();
  if (!listed.ok) return lineTrouble(listed, 'bot.first');
  const there = new Set(listed.value.map(({ richMenuId }) => richMenuId));
  const missing = published.filter(({ lineMenuId }) => !there.has(lineMenuId));
  if (missing.length > 0) return finding('menu.missing', { names: namesOf(missing) });
  if (unpublished.length > 0) return finding('menu.unpublished', { names: namesOf(unpublished) });
  const ours = published.find(({ lineMenuId }) => lineMenuId === defaultLineId);
  if (ours) {
    const shown = await probe.defaultMenu();
    if (!shown.ok && shown.reason !== 'forbidden') return lineTrouble(shown, 'bot.first');
    if (!shown.ok) return finding('menu.default_elsewhere', { name: ours.name });
    if (shown.value === null) return finding('menu.default_gone', { name: ours.name });
    if (shown.value !== defaultLineId) return finding('menu.default_elsewhere', { name: ours.name });
  }
  return finding('menu.ok', { count: published.length });
}

const namesOf = (menus: readonly { name: string }[]): string =>
  menus.map(({ name }) => `「${name}」`).join('');
