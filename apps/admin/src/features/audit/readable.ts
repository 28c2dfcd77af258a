import { PageRule, funnelWords, shopPlatformNames, type Locale } from '@tieline/contracts';
import { format } from '@tieline/web';
import { labelOf, type AuditTexts } from './texts.js';
import type { ValueTexts } from './value-texts.js';

/** Names of what a record holds the id of. */
export type NamesById = { tags: Names; channels: Names; shops: Names };
export type Names = ReadonlyMap<string, string>;

export type Readable = {
  field: (path: string) => string;
  value: (path: string, value: string) => string;
};

const namesOfField: Record<string, keyof NamesById> = {
  tagIds: 'tags',
  removeTagIds: 'tags',
  tagId: 'tags',
  channelId: 'channels',
  shopConnectionId: 'shops',
  connectionId: 'shops',
};

/** How this reader writes. */
export type Reader = { locale: Locale; dateTime: (instant: string) => string };

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:[\d.]+)?Z$/;

const leafOf = (path: string): string => path.split('.').at(-1) ?? path;

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
  const one = (leaf: string, value: string): string => {
    if (value === 'true') return texts.yes;
    if (value === 'false') return texts.no;
    if (instant.test(value)) return dateTime(value);
    const kind = Object.hasOwn(namesOfField, leaf) ? namesOfField[leaf] : undefined;
    return (kind && names[kind].get(value)) ?? labelOf(codes[leaf] ?? {}, value);
  };
  return {
    field: (path) =>
      Object.hasOwn(audit.fields, path)
        ? labelOf(audit.fields, path)
        : path
            .split('.')
            .map((part) => labelOf({ ...audit.fields, ...texts.parts }, part))
            .join(' › '),
    value: (path, value) => {
      const list = listOf(value, texts);
      const leaf = leafOf(path);
      return list ? list.map((item) => one(leaf, item)).join(texts.listSeparator) : one(leaf, value);
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
