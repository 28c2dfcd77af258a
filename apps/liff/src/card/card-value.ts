import type { CardFieldKey, CardMember } from '@tieline/contracts';
import { format } from '@tieline/web';
import type { CardTexts } from './card-texts.js';

const missing = '-';

/** One line of the card in words; `-` for what the shop does not say. */
export function cardValue(key: CardFieldKey, member: CardMember, texts: CardTexts, locale: string): string {
  const number = new Intl.NumberFormat(locale);
  const money = (amount: number) => `$${number.format(amount)}`;
  switch (key) {
    case 'name':
    case 'tier':
    case 'memberNumber':
    case 'phone':
      return member[key] ?? missing;
    case 'tierExpiresAt':
      return member.tierExpiresAt ? dayOf(member.tierExpiresAt, locale) : missing;
    case 'points':
      return member.points === null ? missing : number.format(member.points);
    case 'storeCredit':
      return member.storeCredit === null ? missing : money(member.storeCredit);
    case 'renewalGap':
      return member.renewalGap === null ? missing : gap(member.renewalGap);
    case 'nextTierGap':
      return member.nextTierGap === null ? missing : gap(member.nextTierGap, member.nextTier);
  }

  function gap(left: number, tier: string | null = null): string {
    if (left === 0) return texts.reached;
    return format(tier === null ? texts.gap : texts.gapTo, { amount: money(left), tier: tier ?? '' });
  }
}

/** In figures, as Taiwan writes it: 12/31. English has two orders of them, so its months are words: Dec 31. */
const dayFigures = (locale: string) =>
  locale === 'zh-TW'
    ? ({ month: '2-digit', day: '2-digit' } as const)
    : ({ month: 'short', day: 'numeric' } as const);

/** Shops of Taiwan mean Taiwan's day. */
function dayOf(instant: string, locale: string): string {
  const options = { timeZone: 'Asia/Taipei', year: 'numeric', ...dayFigures(locale) } as const;
  return new Intl.DateTimeFormat(locale, options).format(new Date(instant));
}

/** 16:02, with the day when it is not today's. */
export function timeOf(instant: string, now: number, locale: string): string {
  const date = new Date(instant);
  const sameDay = date.toDateString() === new Date(now).toDateString();
  const day = sameDay ? {} : dayFigures(locale);
  return new Intl.DateTimeFormat(locale, {
    ...day,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(date);
}
