import type { Locale } from '@tieline/contracts';
import { useMemo } from 'react';
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
  const time = new Intl.DateTimeFormat(locale, {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const day = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const number = new Intl.NumberFormat(locale);
  const signed = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' });
  return {
    dateTime: (instant: string) => dateTime.format(new Date(instant)),
    time: (instant: string) => time.format(new Date(instant)),
    /** of a calendar day, `2026-11-21` */
    day: (value: string) => day.format(new Date(`${value}T00:00:00Z`)),
    percent: (value: number) => percent.format(value),
    number: (value: number) => number.format(value),
    signed: (value: number) => signed.format(value),
  };
}

/** Times in the team's zone (Asia/Taipei unless the team says otherwise), numbers by Intl. */
export function useFormat(timeZone = 'Asia/Taipei') {
  const { locale } = useLanguage();
  return useMemo(() => formatters(locale, timeZone), [locale, timeZone]);
}
