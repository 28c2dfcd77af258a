import { PageRule, funnelWords, shopPlatformNames, type Locale } from '@tieline/contracts';
import { format } from '@tieline/web';
import type { Step } from './difference.js';
import { labelOf, type AuditTexts } from './texts.js';
import type { ValueTexts } from './value-texts.js';

/** Names of what a record holds the id of. */
export type NamesById = { tags: Names; channels: Names; shops: Names };
export type Names = ReadonlyMap<string, string>;

export type Readable = {
  field: (at: readonly Step[]) => string;
  value: (path: string, value: string) => string;
};

const namesOfField: Record<string, keyof NamesById> = {
  tagIds: 'tags',
  removeTagIds: 'tags',
  tagId: 'tags',
  addIds: 'tags',
  removeIds: 'tags',
  otherTagId: 'tags',
  'tags.ids': 'tags',
  channelId: 'channels',
  shopConnectionId: 'shops',
  connectionId: 'shops',
};

/** How this reader writes. */
export type Reader = { locale: Locale; dateTime: (instant: string) => string };

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:[\d.]+)?Z$/;

const leafOf = (path: string): string => path.split('.').at(-1) ?? path;
const pairOf = (path: string): string => path.split('.').slice(-2).join('.');

/** Fields and values of a record in words; what has no word stands as it is. */
export function readable(
  audit: AuditTexts,
  texts: ValueTexts,
  names: NamesById,
  { locale, dateTime }: Reader,
): Readable {
  const codes: Record<string, Record<string, string>> = {
    ...texts.values,
    result: funnelWords[locale].results,
    matchPlatform: { ...platforms(locale), ...texts.values['matchPlatform'] },
    platform: { ...platforms(locale), ...texts.values['platform'] },
  };
  const labels: Record<string, string> = { ...audit.fields, ...texts.parts };
  /** A word means different things in different places: a field's is looked for by its parent first. */
  const known = <T>(of: Record<string, T>, path: string): T | undefined =>
    [pairOf(path), leafOf(path)].filter((key) => Object.hasOwn(of, key)).map((key) => of[key])[0];
  const one = (path: string, value: string): string => {
    if (value === 'true') return texts.yes;
    if (value === 'false') return texts.no;
    if (instant.test(value)) return dateTime(value);
    const kind = known(namesOfField, path);
    return (kind && names[kind].get(value)) ?? labelOf(known(codes, path) ?? {}, value);
  };
  const part = (path: string, { key, item }: Step): string => {
    const field = known(labels, path) ?? key;
    if (item === undefined) return field;
    return format(typeof item === 'string' ? texts.named : texts.placed, { field, item });
  };
  return {
    field: (at) => {
      const pathTo = (end: number) =>
        at
          .slice(0, end + 1)
          .map(({ key }) => key)
          .join('.');
      return at.map((step, place) => part(pathTo(place), step)).join(' › ');
    },
    value: (path, value) => {
      const list = listOf(value, texts);
      return list ? list.map((item) => one(path, item)).join(texts.listSeparator) : one(path, value);
    },
  };
}

function platforms(locale: Locale): Record<string, string> {
  return Object.fromEntries(Object.entries(shopPlatformNames).map(([key, name]) => [key, name[locale]]));
}

/** A list of plain values, or of things with a name or a kind: a card's buttons, a journey's steps, rules. */
function listOf(value: string, texts: ValueTexts): string[] | null {
  if (!value.startsWith('[')) return null;
  try {
    const items = JSON.parse(value) as unknown[];
    return items.map((item) => ruleOf(item, texts) ?? labelled(item));
  } catch {
    return null;
  }
}

/** A rule of the website's pages, as the console writes it. */
function ruleOf(item: unknown, { pageRule, pageRules }: ValueTexts): string | null {
  const { data } = PageRule.safeParse(item);
  if (!data) return null;
  const { match, value, show } = data;
  return format(pageRule, { match: pageRules[match], value, show: show ? pageRules.show : pageRules.hide });
}

function labelled(item: unknown): string {
  if (typeof item === 'string') return item;
  const { name, label, title, text, kind, audience } = (item ?? {}) as Record<string, unknown>;
  const { kind: whom } = (audience ?? {}) as Record<string, unknown>;
  const words = [name, label, title, text, kind, whom].find((each) => typeof each === 'string');
  return words ?? JSON.stringify(item);
}
