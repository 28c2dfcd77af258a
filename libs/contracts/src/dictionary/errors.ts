import type { ErrorCode } from '../errors.js';
import type { Locale } from '../primitives.js';
import { en } from './errors.en.js';
import { zhTW } from './errors.zh-tw.js';

export type ErrorText = { title: string; detail: string };

export const errorTexts: Record<Locale, Record<ErrorCode, ErrorText>> = { 'zh-TW': zhTW, en };
