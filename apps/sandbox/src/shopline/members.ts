import { parseTaiwanMobile } from '@tieline/contracts';
import { personName, spread } from '../world/ids.js';

/** As SHOPLINE shows a customer (facts: commerce C4; cases/shopline). */
export type Member = ReturnType<typeof member>;

type MemberSeed = {
  id: string;
  ref: string;
  name: string;
  gender: 'male' | 'female';
  /** national form, 0912345678 */
  mobile: string;
  verified?: boolean;
  tier: keyof typeof tiers | null;
  points: number;
  credit: number;
  spent: number;
  tags?: string[];
};

const tiers = {
  gold: { id: '5d0000000000000000000001', level: 2, zh: '金卡會員', en: 'Gold', next: null },
  silver: { id: '5d0000000000000000000002', level: 1, zh: '銀卡會員', en: 'Silver', next: 10_000 },
} as const;

function member(seed: MemberSeed) {
  const verified = seed.verified ?? true;
  const tier = seed.tier === null ? null : tiers[seed.tier];
  return {
    id: seed.id,
    name: seed.name,
    email: `${seed.ref.toLowerCase()}@example.com`,
    gender: seed.gender,
    birthday: '1990-06-01',
    birth_year: 1990,
    birth_month: 6,
    birth_day: 1,
    memo: null,
    // Shown only when it is confirmed; unconfirmed numbers stand in `phones`.
    mobile_phone: verified ? seed.mobile : null,
    mobile_phone_verified: verified,
    mobile_phone_country_calling_code: '886',
    ...(verified ? {} : { phones: [seed.mobile], phone: seed.mobile, phone_country_code: '886' }),
    locale_code: 'zh-hant',
    order_count: Math.round(seed.spent / 700),
    orders_total_sum: {
      cents: seed.spent,
      currency_symbol: 'NT$',
      currency_iso: 'TWD',
      label: `NT$${seed.spent.toLocaleString('en-US')}`,
      dollars: seed.spent,
    },
    is_member: true,
    is_blacklisted: false,
    is_subscribed_marketing_email: true,
    credit_balance: seed.credit,
    member_point_balance: seed.points,
    custom_data: [],
    membership_tier: tier && {
      id: tier.id,
      level: tier.level,
      name_translations: { 'zh-hant': tier.zh, en: tier.en },
      status: 'active',
    },
    tier_expires_at: tier && '2027-12-31T15:59:59.000+00:00',
    membership_tier_gap: tier && {
      next_tier: tier.next && {
        id: tiers.gold.id,
        level: 2,
        name_translations: { 'zh-hant': '金卡會員', en: 'Gold' },
      },
      next_discount: null,
      user_spending: tier.next && seed.spent,
      user_spendings_for_extend: seed.spent,
      next_total_spending: tier.next,
      extend_total_spending: 2000,
    },
    ref_user_id: seed.ref,
    line_id: null,
    facebook_id: null,
    google_id: null,
    tags: seed.tags ?? [],
    referral_code: seed.ref.replace('-', ''),
    created_by: 'shop',
    registered_at: '2024-05-19T03:42:00.000+00:00',
    created_at: '2024-05-19T03:42:00.000+00:00',
    updated_at: '2026-01-02T03:04:05.000+00:00',
  };
}

const seeded = (n: number, rest: Omit<MemberSeed, 'id' | 'ref'>) =>
  member({ id: `5ce0d084e388096bdb2200${String(n).padStart(2, '0')}`, ref: `S-${10_000 + n}`, ...rest });

const silver = { tier: 'silver', points: 320, credit: 0, spent: 4200 } as const;

export const seedMembers: readonly Member[] = [
  seeded(1, {
    name: '王小明',
    gender: 'male',
    mobile: '0900000001',
    tier: 'gold',
    points: 1280,
    credit: 500,
    spent: 36_800,
    tags: ['vip'],
  }),
  seeded(2, { ...silver, name: '林美玲', gender: 'female', mobile: '0900000002' }),
  seeded(4, { ...silver, name: '黃淑芬', gender: 'female', mobile: '0900000004' }),
  seeded(5, { ...silver, name: '李承翰', gender: 'male', mobile: '0900000005' }),
  seeded(6, { ...silver, name: '張志豪', gender: 'male', mobile: '0900000006' }),
  seeded(7, { ...silver, name: '吳冠宇', gender: 'male', mobile: '0900000007' }),
  seeded(10, { ...silver, name: '周建國', gender: 'male', mobile: '0900000010' }),
  seeded(60, { ...silver, tier: null, name: '周雅文', gender: 'female', mobile: '0900000010' }),
  seeded(11, {
    ...silver,
    tier: null,
    name: '佐藤花子',
    gender: 'female',
    mobile: '0900000011',
    verified: false,
  }),
];

const idPrefix = '5ce0d084e38809'; // and the ten digits of the number: 24 in all

/** 0911-xxx-xxx: an endless supply of members for load tests, the same every time. */
export function generatedMember(national: string): Member | null {
  if (!/^0911\d{6}$/.test(national)) return null;
  const n = spread(national);
  return member({
    id: `${idPrefix}${national}`,
    ref: `S-${national.slice(1)}`,
    name: personName(national),
    gender: n % 2 === 0 ? 'female' : 'male',
    mobile: national,
    tier: n % 10 === 0 ? 'gold' : 'silver',
    points: n % 2000,
    credit: n % 300,
    spent: n % 9000,
  });
}

const seedById = new Map(seedMembers.map((each) => [each.id, each]));

export function memberById(id: string): Member | null {
  const found = seedById.get(id);
  if (found) return found;
  return id.startsWith(idPrefix) ? generatedMember(id.slice(idPrefix.length)) : null;
}

/** Any usual spelling → 0912345678, else null. */
export function nationalMobile(text: string): string | null {
  const e164 = parseTaiwanMobile(text);
  return e164 && `0${e164.slice(4)}`;
}
