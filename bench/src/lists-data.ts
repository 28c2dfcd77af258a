import { createHash, randomInt } from 'node:crypto';
import type { MariaDb } from './mariadb.js';
import { newId } from './straight/setup.js';

export type ListTeam = { database: string; teamId: string; staffId: string; channelIds: string[] };

const dayMs = 86_400_000;
const batch = 2000;
const sources = [null, 'menu', 'poster', 'ad'];
const surnames = '陳林黃張李王吳劉蔡楊';
const names = '怡君雅婷志明家豪美玲俊傑淑芬建宏欣怡宗翰';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const one = <T>(choices: ArrayLike<T>): T => choices[randomInt(choices.length)] as T;
const nameOf = (): string => one(surnames) + one(names) + one(names);

/**
 * A brand after some years: people of the last thirty days with their visits, codes, SMS, charges, bindings and tags,
 * as the journey writes them, what staff did, and a year of counted days.
 */
export async function fillLists(mariadb: MariaDb, team: ListTeam, contacts: number): Promise<void> {
  const tagIds = Array.from({ length: 8 }, () => newId());
  const now = Date.now();
  await insert(
    mariadb,
    team,
    'tags',
    tagIds.map((id, i) => tagRow(team, id, i, now)),
  );
  for (let done = 0; done < contacts; done += batch) {
    const people = Array.from({ length: Math.min(batch, contacts - done) }, (_none, i) =>
      personRows(team, tagIds, { number: done + i, of: contacts, now }),
    );
    const tables = Object.keys(people[0] ?? {}) as (keyof Person)[];
    for (const table of tables)
      await insert(
        mariadb,
        team,
        table,
        people.flatMap((person) => person[table]),
      );
  }
  await fillDays(mariadb, team, now);
  const tables = ['contacts', 'bindings', 'taggings', 'deliveries', 'sms_ledger', 'otp_challenges', 'audit'];
  const all = [
    ...tables,
    'liff_sessions',
    'binding_reviews',
    'binding_refusals',
    'binding_funnel_channel_days',
  ];
  await mariadb.run(`ANALYZE TABLE ${all.map((table) => `${team.database}.${table}`).join(', ')}`);
}

/** One in ten has never told; one in 2,500 has blocked the brand, so that a list of those has to look for them. */
function friendship(number: number, at: number): Pick<Row, 'friend' | 'friend_at'> {
  if (number % 10 === 0) return { friend: 0, friend_at: 0 };
  return { friend: number % 2500 === 1 ? 0 : 1, friend_at: at };
}

type Row = Record<string, string | number | null>;
type Person = Record<
  | 'contacts'
  | 'liff_sessions'
  | 'binding_refusals'
  | 'otp_challenges'
  | 'deliveries'
  | 'sms_ledger'
  | 'bindings'
  | 'binding_reviews'
  | 'taggings'
  | 'audit',
  Row[]
>;

function tagRow({ teamId }: ListTeam, id: string, number: number, now: number): Row {
  return { id, team_id: teamId, name: `標籤 ${number}`, name_key: hash(id), created_at: now };
}

/** Two of three get through, one of three stops somewhere; every fifth one gets a push later. */
function personRows(
  team: ListTeam,
  tagIds: readonly string[],
  { number, of, now }: { number: number; of: number; now: number },
): Person {
  const at = now - 30 * dayMs + Math.floor((number / of) * 30 * dayMs);
  const id = () => newId(at + randomInt(1000));
  const contact = id();
  const user = `U${hash(contact).slice(0, 32)}`;
  const who = { team_id: team.teamId, channel_id: one(team.channelIds), line_user_id: user };
  const phone = hash(`phone ${number}`);
  const phones = { phone_sealed: 'x'.repeat(60), phone_index: phone, masked_phone: '0912-***-678' };
  const source = one(sources);
  const asked = number % 10 < 9;
  const bound = number % 3 < 2 && asked;
  const [challenge, sms, binding] = [id(), id(), id()];
  const outcome = bound ? 'bound' : one(['notFound', 'many', 'contested', null]);
  const delivery = { ...who, attempts: 1, due_at: at, expires_at: at + dayMs, created_at: at, ended_at: at };
  const money = { team_id: team.teamId, balance_after: number, note: '', created_at: at };
  return {
    contacts: [
      {
        ...who,
        ...{ id: contact, display_name: nameOf(), ...friendship(number, at), created_at: at },
        ...{ customer_id: null, first_bound_at: bound ? at : null },
      },
    ],
    liff_sessions: [
      {
        ...{ ...who, token_hash: hash(`token ${contact}`), id_token_hash: hash(contact), locale: 'zh-TW' },
        // as the product marks it when it counts the day
        ...{ source, bound: 0, went_on: asked ? 1 : null, created_at: at, expires_at: at + dayMs },
      },
    ],
    binding_refusals: asked
      ? []
      : [
          {
            ...who,
            id: id(),
            source,
            reason: 'phone.invalid',
            hour: Math.floor(at / 3_600_000),
            created_at: at,
          },
        ],
    otp_challenges: asked
      ? [
          {
            ...{ ...who, ...phones, id: challenge, prefix: '+886912', seed: phone, address_key: phone },
            ...{ state: outcome ? 'consumed' : 'open', attempts: 1, sends: 1, source, outcome },
            ...{ created_at: at, expires_at: at + 180_000, resend_at: at + 60_000 },
          },
        ]
      : [],
    deliveries: [
      ...(asked
        ? [{ ...delivery, id: sms, kind: 'sms.otp', dedupe_key: `otp:${challenge}`, state: 'delivered' }]
        : []),
      ...(number % 5 === 0
        ? [
            {
              ...delivery,
              id: id(),
              kind: 'line.push',
              dedupe_key: null,
              state: one(['delivered', 'failed']),
            },
          ]
        : []),
    ],
    sms_ledger: asked
      ? [{ ...money, id: id(), kind: 'charge', amount: -1, reference: `charge:${sms}`, delivery_id: sms }]
      : [],
    bindings: bound
      ? [
          {
            ...{ ...who, ...phones, id: binding, contact_id: contact, platform: 'shopline' },
            ...{ member_number: `M-${number}`, member_id: `m${number}`, bound_at: at },
            ...{ active_line_user_id: user, active_member_key: phone, active_phone_index: phone },
          },
        ]
      : [],
    binding_reviews:
      outcome === 'many' || outcome === 'contested'
        ? [
            {
              ...{
                team_id: who.team_id,
                channel_id: who.channel_id,
                contact_id: contact,
                ...phones,
                id: id(),
              },
              ...{ kind: outcome, state: 'open', open_key: hash(`case ${contact}`), created_at: at },
            },
          ]
        : [],
    taggings: (bound ? [tagIds[0], tagIds[1 + (number % 7)]] : []).map((tagId) => ({
      ...{
        id: id(),
        team_id: who.team_id,
        contact_id: contact,
        tag_id: tagId ?? '',
        active_tag_id: tagId ?? '',
      },
      ...{ source: 'phone_binding', binding_id: binding, created_at: at },
    })),
    audit: [
      {
        ...{
          id: id(),
          team_id: who.team_id,
          staff_id: team.staffId,
          action: one(['binding.ended', 'phone.revealed']),
        },
        ...{
          target_type: 'contact',
          target_id: contact,
          before: null,
          after: JSON.stringify({ reason: '顧客來電' }),
        },
        ...{ request_id: id(), created_at: at },
      },
    ],
  };
}

const countedDays = 365;

async function fillDays(mariadb: MariaDb, team: ListTeam, now: number): Promise<void> {
  const results = [
    'left',
    9,
    'badNumber',
    2,
    'expired',
    4,
    'undelivered',
    1,
    'wrongCode',
    3,
    'notFound',
    5,
    'bound',
    31,
  ];
  const times = [25, 3, 30, 6, 35, 9, 40, 7, 55, 4, 120, 2];
  const origins = JSON.stringify(sources.map((source) => [source ?? '', 46, results, times]));
  const rows: Row[] = [];
  for (let back = 3; back < countedDays; back += 1) {
    const day = new Date(now - back * dayMs).toISOString().slice(0, 10);
    for (const channel_id of team.channelIds) rows.push({ team_id: team.teamId, day, channel_id, origins });
  }
  for (let at = 0; at < rows.length; at += batch) {
    await insert(mariadb, team, 'binding_funnel_channel_days', rows.slice(at, at + batch));
  }
}

async function insert(mariadb: MariaDb, { database }: ListTeam, table: string, rows: Row[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0] ?? {});
  await mariadb.run(
    `INSERT INTO ${database}.${table} (${columns.map((name) => `\`${name}\``).join(', ')}) VALUES ?`,
    [rows.map((row) => columns.map((column) => row[column]))],
  );
}
