import type { CardMember } from '@tieline/contracts';
import { cardTexts } from './card-texts.js';
import { cardValue, timeOf } from './card-value.js';

const nobody: CardMember = {
  name: null,
  memberNumber: null,
  phone: null,
  tier: null,
  tierExpiresAt: null,
  points: null,
  storeCredit: null,
  renewalGap: null,
  nextTier: null,
  nextTierGap: null,
};
const said = (key: Parameters<typeof cardValue>[0], member: Partial<CardMember>) =>
  cardValue(key, { ...nobody, ...member }, cardTexts['zh-TW'], 'zh-TW');

it.each([
  ['points', {}, '-'],
  ['points', { points: 0 }, '0'],
  ['points', { points: 12_800 }, '12,800'],
  ['storeCredit', { storeCredit: 500 }, '$500'],
  // the last second of the year in Taiwan is the afternoon before in UTC
  ['tierExpiresAt', { tierExpiresAt: '2027-12-31T15:59:59.000Z' }, '2027/12/31'],
  ['renewalGap', { renewalGap: 0 }, '已達成'],
  ['renewalGap', { renewalGap: 1200 }, '再消費 $1,200'],
  ['nextTierGap', { nextTierGap: 5800, nextTier: '白金會員' }, '再消費 $5,800 升等白金會員'],
  ['nextTierGap', { nextTier: null, nextTierGap: null }, '-'],
] as const)('%s of %j reads %s', (key, member, text) => {
  expect(said(key, member)).toBe(text);
});

it('writes days in English so that nobody takes the month for the day', () => {
  const member = { ...nobody, tierExpiresAt: '2027-04-03T15:59:59.000Z' };
  expect(cardValue('tierExpiresAt', member, cardTexts.en, 'en')).toBe('Apr 3, 2027');
  const [then, now] = ['2027-04-03T08:02:00.000Z', Date.parse('2027-04-05T08:00:00.000Z')];
  expect(timeOf(then, now, 'en')).toMatch(/^Apr \d, \d{2}:02$/);
  expect(timeOf(then, now, 'zh-TW')).toMatch(/^04\/\d{2}\s\d{2}:02$/);
});
