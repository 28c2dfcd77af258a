import type { Locale } from '@tieline/contracts';
import { defineTexts } from '@tieline/web';
import { en } from './en.js';
import { zhTW } from './zh-tw.js';

export const texts = defineTexts(zhTW, { en });
export type Texts = (typeof texts)[Locale];

/** `zh-Hant`, `zh-TW`, `zh` → zh-TW; every other language reads English. */
export function pickLocale(tag: string | undefined): Locale {
  return !tag || /^zh\b/i.test(tag) ? 'zh-TW' : 'en';
}
