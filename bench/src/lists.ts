import type { Arm } from './arms.js';
import { fillLists } from './lists-data.js';
import type { MariaDb } from './mariadb.js';
import type { Report } from './report.js';
import { signedIn, type Getter } from './signed-in.js';
import { measureTagEverybody } from './tag-everybody.js';

const contacts = 100_000;
const channels = 10;
const looks = 7;
const pageMs = 300;
const yearMs = 50;
const dayMs = 86_400_000;

type Items = { items: { id: string; name?: string }[]; nextCursor: string | null };

/** A page of each list of the console, as an admin of a brand with many contacts gets it. */
export async function measureLists(mariadb: MariaDb, arm: Arm, report: Report): Promise<void> {
  const get = await signedIn(arm);
  const channelIds = await addChannels(get);
  const me = (await get.json('/api/auth/me')) as { team: { id: string }; staff: { id: string } };
  const team = { database: arm.database, teamId: me.team.id, staffId: me.staff.id, channelIds };
  await fillLists(mariadb, team, contacts);
  for (const [name, path] of await lists(get)) {
    report.atMost(name, await times(() => get.json(path)), pageMs, 'ms');
  }
  const year = `/api/funnel?from=${day(364)}&to=${day(0)}`;
  report.atMost('funnel of a year', await times(() => get.json(year)), yearMs, 'ms');
  await measureTagEverybody(get, report);
}

async function addChannels({ json, post }: Getter): Promise<string[]> {
  const known = ((await json('/api/channels')) as Items).items.map(({ id }) => id);
  while (known.length < channels) {
    const number = `29000000${String(known.length).padStart(2, '0')}`;
    const made = (await post('/api/channels', {
      ...{
        name: `分店 ${known.length}`,
        basicId: null,
        messagingChannelId: number,
        messagingSecret: 'no-such-secret',
      },
      ...{ loginChannelId: null, loginSecret: null, liffId: null },
    })) as { id: string };
    known.push(made.id);
  }
  return known;
}

const day = (back: number): string =>
  new Date(Date.now() - back * dayMs + dayMs / 3).toISOString().slice(0, 10);

async function lists({ json }: Getter): Promise<[string, string][]> {
  const { items: channelList } = (await json('/api/channels')) as Items;
  const { items: tags } = (await json('/api/tags')) as Items;
  const middle = await deepCursor(json, '/api/contacts?limit=100', 20);
  const channel = `channelId=${channelList[0]?.id}`;
  const month = `from=${day(29)}&to=${day(0)}`;
  return [
    ['contacts', '/api/contacts'],
    ['contacts, a later page', `/api/contacts?cursor=${middle}`],
    ['contacts, bound', '/api/contacts?binding=bound'],
    ['contacts, not bound', '/api/contacts?binding=unbound'],
    ['contacts of a channel', `/api/contacts?${channel}`],
    ['contacts with a tag', `/api/contacts?tagId=${tags.find(({ name }) => name === '標籤 3')?.id}`],
    [
      'contacts with the tag most have',
      `/api/contacts?tagId=${tags.find(({ name }) => name === '標籤 0')?.id}`,
    ],
    ['contacts who are friends', '/api/contacts?friend=friend'],
    ['contacts who blocked', '/api/contacts?friend=blocked'],
    ['contacts of unknown friendship', '/api/contacts?friend=unknown'],
    [
      'contacts who blocked, with a tag',
      `/api/contacts?friend=blocked&tagId=${tags.find(({ name }) => name === '標籤 0')?.id}`,
    ],
    ['contacts, oldest first', '/api/contacts?sort=createdAt'],
    ['contacts by last binding', '/api/contacts?sort=-boundAt'],
    [
      'contacts by last binding, with a tag',
      `/api/contacts?sort=-boundAt&tagId=${tags.find(({ name }) => name === '標籤 3')?.id}`,
    ],
    ['contacts by name', `/api/contacts?q=${encodeURIComponent('陳怡')}`],
    ['contacts by name, many', `/api/contacts?q=${encodeURIComponent('陳')}`],
    ['contacts by name, none', `/api/contacts?q=${encodeURIComponent('查無此人')}`],
    ['contacts by number', '/api/contacts?q=0912345678'],
    ['contacts by member number', '/api/contacts?q=M-5001'],
    ['people of a week who linked', `/api/contacts?result=bound&from=${day(6)}&to=${day(0)}`],
    ['people of a month who linked', `/api/contacts?result=bound&${month}`],
    ['people of a month without a member', `/api/contacts?result=notFound&${month}`],
    ['people of a month with an expired code', `/api/contacts?result=expired&${month}`],
    ['people of a month with a bad number', `/api/contacts?result=badNumber&${month}`],
    ['people of a month who entered no number', `/api/contacts?result=left&${month}`],
    ['people of a month from a menu', `/api/contacts?result=wrongCode&source=menu&${month}`],
    ['people of a month with a dead code', `/api/contacts?result=codeDead&${month}`],
    ['people of a month, one channel', `/api/contacts?result=notFound&${month}&${channel}`],
    ['phone binding', '/api/binding-channels'],
    ['cases that wait', '/api/binding-reviews'],
    ['tags', '/api/tags'],
    ['SMS', '/api/sms/messages'],
    ['SMS that failed', '/api/sms/messages?state=failed'],
    ['SMS of a channel', `/api/sms/messages?${channel}`],
    ['ledger', '/api/sms/ledger'],
    ['ledger, top-ups', '/api/sms/ledger?kind=topUp'],
    ['ledger, refunds', '/api/sms/ledger?kind=refund'],
    ['audit', '/api/audit'],
    ['audit by action', '/api/audit?action=phone.revealed'],
    ['audit by word', `/api/audit?q=${encodeURIComponent('顧客')}`],
    ['audit by word, none', `/api/audit?q=${encodeURIComponent('查無此字')}`],
    ['people of the audit', '/api/audit/people'],
    ['what waits or goes wrong', '/api/attention'],
  ];
}

async function deepCursor(json: Getter['json'], path: string, pages: number): Promise<string> {
  let cursor = '';
  for (let page = 0; page < pages; page += 1) {
    const { nextCursor } = (await json(cursor ? `${path}&cursor=${cursor}` : path)) as Items;
    if (!nextCursor) break;
    cursor = nextCursor;
  }
  return cursor;
}

async function times(look: () => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  await look();
  for (let i = 0; i < looks; i += 1) {
    const began = performance.now();
    await look();
    taken.push(performance.now() - began);
  }
  return taken;
}
