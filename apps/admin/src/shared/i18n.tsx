import type { Locale } from '@tieline/contracts';
import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';

const storageKey = 'tieline.locale';

type Language = { locale: Locale; setLocale: (locale: Locale) => void };

const LanguageContext = createContext<Language>({ locale: 'zh-TW', setLocale: () => undefined });

function storedLocale(): Locale {
  const stored = localStorage.getItem(storageKey);
  if (stored === 'zh-TW' || stored === 'en') return stored;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-TW' : 'en';
}

/** The client asks for it before every request, outside React. */
let current: Locale = storedLocale();
export const currentLocale = (): Locale => current;

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [locale, setState] = useState<Locale>(current);
  useEffect(() => {
    document.documentElement.lang = locale === 'zh-TW' ? 'zh-Hant-TW' : locale;
  }, [locale]);
  const language = useMemo(() => {
    const setLocale = (next: Locale) => {
      current = next;
      localStorage.setItem(storageKey, next);
      setState(next);
    };
    return { locale, setLocale };
  }, [locale]);
  return <LanguageContext value={language}>{children}</LanguageContext>;
}

export const useLanguage = (): Language => use(LanguageContext);

/** The dictionary's texts in the reader's language. */
export function useTexts<T>(dictionary: Record<Locale, T>): T {
  return dictionary[use(LanguageContext).locale];
}
