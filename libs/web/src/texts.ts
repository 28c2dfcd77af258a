import type { Locale } from '@tieline/contracts';

type TextTree = { readonly [key: string]: string | TextTree };

/** The same keys as the source, any wording. Annotate a translation with it: missing and extra keys fail. */
export type Translation<T extends TextTree> = {
  readonly [K in keyof T]: T[K] extends TextTree ? Translation<T[K]> : string;
};

/** zh-TW is the source; the other languages must have its keys. */
export function defineTexts<const T extends TextTree>(
  source: T,
  others: Record<Exclude<Locale, 'zh-TW'>, Translation<T>>,
): Record<Locale, Translation<T>> {
  // a dictionary of literals is one of strings; the mapped type over a generic can't see that
  return { 'zh-TW': source as unknown as Translation<T>, ...others };
}

/**
 * Fills `{name}`, and says `{name|day|days}` by whether it is one.
 * A name without a value stays as it is, so that it is seen in review.
 */
export function format(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(
    /\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g,
    (whole, name: string, one?: string, several?: string) => {
      const value = String(values[name] ?? whole);
      return one === undefined || several === undefined ? value : value === '1' ? one : several;
    },
  );
}
