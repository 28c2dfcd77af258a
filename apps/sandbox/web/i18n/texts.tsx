import { createContext, use } from 'react';
import { en } from './en.js';
import { zh, type Dictionary } from './zh.js';

export type PageLanguage = 'zh-TW' | 'en';
export const pageLanguages: readonly PageLanguage[] = ['zh-TW', 'en'];

export const dictionaries: Record<PageLanguage, Dictionary> = { 'zh-TW': zh, en };

export type Locale = { language: PageLanguage; t: Dictionary };

export const LocaleContext = createContext<Locale>({ language: 'zh-TW', t: zh });

export const useTexts = (): Dictionary => use(LocaleContext).t;
export const useLanguage = (): PageLanguage => use(LocaleContext).language;
