import type { Locale } from '@tieline/contracts';
import { useLanguage } from './i18n.js';

function formatters(locale: Locale, timeZone: string) {
  const dateTime = new Intl.DateTimeFormat(locale, {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const number = new Intl.NumberFormat(locale);
  const signed = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' });
  return {
    dateTime: (instant: string) => dateTime.format(new Date(instant)),
    number: (value: number) => number.format(value),
    signed: (value: number) => signed.format(value),
  };
}

/** Times in the team's zone (Asia/Taipei unless the team says otherwise), numbers by Intl. */
export function useFormat(timeZone = 'Asia/Taipei') {
  return formatters(useLanguage().locale, timeZone);
}
