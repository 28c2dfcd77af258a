import type { LiffContextType, World } from '../../src/protocol.js';
import type { PageLanguage } from '../i18n/texts.js';

/** Who looks at which chat, as the address says it: `/?persona=…&channel=…&lang=…&liff=…`. */
export type Selection = {
  persona: string | null;
  channel: string | null;
  language: PageLanguage;
  liffContext: LiffContextType;
};

const contexts: readonly string[] = ['utou', 'none', 'external'] satisfies LiffContextType[];
const isContext = (value: string | null): value is LiffContextType =>
  value !== null && contexts.includes(value);

export const readSelection = (search: string): Selection => {
  const query = new URLSearchParams(search);
  const context = query.get('liff');
  return {
    persona: query.get('persona'),
    channel: query.get('channel'),
    language: query.get('lang') === 'en' ? 'en' : 'zh-TW',
    liffContext: isContext(context) ? context : 'utou',
  };
};

/** Only what differs from the first sight of the page goes into the address. */
export const selectionSearch = (selection: Selection): string => {
  const query = new URLSearchParams();
  if (selection.persona) query.set('persona', selection.persona);
  if (selection.channel) query.set('channel', selection.channel);
  if (selection.language !== 'zh-TW') query.set('lang', selection.language);
  if (selection.liffContext !== 'utou') query.set('liff', selection.liffContext);
  const search = query.toString();
  return search ? `?${search}` : '';
};

/** The persona and brand that the address names, or the first ones. */
export const selected = (world: World, selection: Selection) => ({
  persona:
    world.personas.find((one) => one.persona === selection.persona || one.lineUserId === selection.persona) ??
    world.personas[0],
  brand:
    world.brands.find((one) => one.key === selection.channel || one.basicId === selection.channel) ??
    world.brands[0],
});
