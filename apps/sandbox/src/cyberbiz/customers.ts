import { tierNames, type Person } from '../shops/people.js';

/** As CYBERBIZ shows a customer. Its own id comes from elsewhere. */
export function customer(person: Person, lineUserId: string | null): Record<string, unknown> {
  return {
    name: person.name,
    status: 'enabled',
    email: `customer-${person.n}@example.com`,
    country_calling_code: null,
    mobile: person.mobile,
    accepts_marketing: true,
    tags: person.tags,
    // Free text, as in the wild.
    gender: person.gender === 'male' ? '男' : 'female',
    birthday: null,
    created_at: '2024-05-19 11:42:00',
    updated_at: '2026-01-02 11:04:05',
    confirmed_at: '2024-05-19 11:45:00',
    mobile_sms_confirmed_at: person.verified ? '2024-05-19 11:45:00' : null,
    bonus_remain: person.points,
    uid_providers: lineUserId ? [{ provider_type: 'line', uid: lineUserId }] : [],
  };
}

/** `/v2/customers`: with the id, without points and LINE ids. */
export function customerInList(id: number, person: Person): Record<string, unknown> {
  const { tags: _tags, bonus_remain: _points, uid_providers: _ids, ...rest } = customer(person, null);
  return { id, ...rest };
}

export function vipInfo(id: number, { tier, spent }: Person): Record<string, unknown> {
  return {
    customer_id: id,
    current_group: null,
    current_level: tier && { name: tierNames[tier] },
    next_level: tier === 'silver' ? { name: tierNames.gold } : null,
    extra_info: {
      start_at: tier && '2026-01-01 00:00:00',
      end_at: tier && '2027-12-31 23:59:59',
      difference_of_total_spent_in_validity_days_for_renewal: tier && Math.max(0, 2000 - spent),
      difference_of_total_spent_for_renewal: null,
      difference_of_total_spent_in_validity_days_for_upgrade: tier === 'silver' ? 10_000 - spent : null,
      difference_of_total_spent_for_upgrade: null,
    },
  };
}
