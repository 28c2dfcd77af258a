import type { Person } from '../shops/people.js';

/** As SHOPLINE shows a customer. */
export type Member = ReturnType<typeof shoplineMember>;

const tiers = {
  gold: { id: '5d0000000000000000000001', level: 2, zh: '金卡會員', en: 'Gold', next: null },
  silver: { id: '5d0000000000000000000002', level: 1, zh: '銀卡會員', en: 'Silver', next: 10_000 },
} as const;

const idPrefix = '5ce0d084e38809'; // and ten digits: 24 in all

export function shoplineMember(seed: Person) {
  const { verified } = seed;
  const tier = seed.tier === null ? null : tiers[seed.tier];
  const ref = seed.n < 100 ? `S-${10_000 + seed.n}` : `S-${seed.n}`;
  return {
    id: `${idPrefix}${String(seed.n).padStart(10, '0')}`,
    name: seed.name,
    email: `${ref.toLowerCase()}@example.com`,
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
    ref_user_id: ref,
    line_id: null,
    facebook_id: null,
    google_id: null,
    tags: seed.tags,
    referral_code: ref.replace('-', ''),
    created_by: 'shop',
    registered_at: '2024-05-19T03:42:00.000+00:00',
    created_at: '2024-05-19T03:42:00.000+00:00',
    updated_at: '2026-01-02T03:04:05.000+00:00',
  };
}

/** The number of the person behind a customer's id; NaN for an id of another form. */
export function personNumberOf(id: string): number {
  return id.startsWith(idPrefix) ? Number(id.slice(idPrefix.length)) : NaN;
}
