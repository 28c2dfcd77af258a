import type { Locale } from '@tieline/contracts';

/** zh-TW unless English is asked for first. */
export function preferredLocale(acceptLanguage: string | undefined): Locale {
  return /^\s*en\b/i.test(acceptLanguage ?? '') ? 'en' : 'zh-TW';
}
