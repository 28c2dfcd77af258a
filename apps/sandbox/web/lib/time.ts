import type { PageLanguage } from '../i18n/texts.js';

/** 16:02:11, in the reader's own zone */
export const clockTime = (instant: string, language: PageLanguage): string =>
  new Intl.DateTimeFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(instant));

/** 16:02 */
export const shortTime = (instant: string | Date, language: PageLanguage): string =>
  new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    new Date(instant),
  );
