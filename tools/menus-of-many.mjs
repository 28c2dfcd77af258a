/**
 * Changes the menu of many friends by one rule, against a product and a sandbox that run already (`npm start`), and
 * says how fast LINE was asked, what came of everybody, and how soon it stops.
 *   node tools/menus-of-many.mjs [--friends 50000] [--minutes 20] [--product URL] [--sandbox URL]
 * Friends are made in the sandbox and come by the import of LINE's list. Exit code 1 when a limit of LINE's was
 * exceeded, somebody's menu is not the right one, or it took longer than the time given.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { deflateSync, crc32 } from 'node:zlib';
import { demoStaff } from './demo-provision.mjs';

const { values } = parseArgs({
  options: {
    friends: { type: 'string', default: '50000' },
    minutes: { type: 'string', default: '20' },
    product: { type: 'string', default: process.env.PUBLIC_URL ?? 'http://localhost:3000' },
    sandbox: { type: 'string', default: process.env.SANDBOX_URL ?? 'http://localhost:3100' },
  },
});
const wanted = Number(values.friends);
const deadline = Date.now() + Number(values.minutes) * 60_000;
/** LINE's own, a second; menus are made and deleted 100 times an hour */
const perSecond = 2000;
const size = { width: 2500, height: 843 };
const seconds = (since) => Math.round((performance.now() - since) / 100) / 10;
const tell = (what, more = {}) => console.log(JSON.stringify({ what, ...more }));

async function call(url, method, body, headers = {}) {
  const isJson = body !== undefined && !(body instanceof FormData);
  const response = await fetch(url, {
    method,
    headers: { ...(isJson && { 'content-type': 'application/json' }), ...headers },
    body: isJson ? JSON.stringify(body) : body,
    signal: AbortSignal.timeout(60_000),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url} → ${response.status} ${text.slice(0, 300)}`);
  return { body: text ? JSON.parse(text) : {}, cookies: response.headers.getSetCookie() };
}
const sandbox = async (method, path, body) => (await call(`${values.sandbox}/api${path}`, method, body)).body;

let cookie = '';
const product = async (method, path, body) =>
  (await call(`${values.product}/api${path}`, method, body, { cookie })).body;

async function until(look, everyMs = 500) {
  while (Date.now() < deadline) {
    const found = await look();
    if (found) return found;
    await sleep(everyMs);
  }
  throw new Error(`not over within ${values.minutes} minutes`);
}

const userIds = Array.from({ length: wanted }, (_none, n) => `U${n.toString(16).padStart(32, '0')}`);
async function everyFriend(work, atOnce = 32) {
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < userIds.length; at = next++) await work(userIds[at]);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

/** A grey PNG: small, however many pixels it has. */
function picture({ width, height }) {
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const framed = Buffer.alloc(body.length + 8);
    framed.writeUInt32BE(data.length, 0);
    body.copy(framed, 4);
    framed.writeUInt32BE(crc32(body), body.length + 4);
    return framed;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  const rows = chunk('IDAT', deflateSync(Buffer.alloc((width + 1) * height)));
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([signature, chunk('IHDR', header), rows, chunk('IEND', Buffer.alloc(0))]);
}

/** Calls by operation and second, as the sandbox's journal has them: it keeps the newest 20,000. */
class Rates {
  seen = 0;
  calls = new Map();
  refused = 0;

  async read() {
    const entries = await sandbox('GET', `/journal?service=line&since=${this.seen}&limit=20000`);
    for (const { id, operation, at, status } of entries.items) {
      this.seen = Math.max(this.seen, id);
      if (status === 429) this.refused += 1;
      const bySecond = this.calls.get(operation) ?? new Map();
      const second = at.slice(0, 19);
      this.calls.set(operation, bySecond.set(second, (bySecond.get(second) ?? 0) + 1));
    }
  }

  summary() {
    return Object.fromEntries(
      [...this.calls].map(([operation, bySecond]) => {
        const counts = [...bySecond.values()];
        return [
          operation,
          { calls: counts.reduce((sum, n) => sum + n, 0), mostASecond: Math.max(...counts) },
        ];
      }),
    );
  }
}

const { email, password } = demoStaff.find(({ role }) => role === 'admin');
const signedIn = await call(`${values.product}/api/auth/sign-in`, 'POST', { email, password });
cookie = signedIn.cookies[0].split(';')[0];
const world = await sandbox('GET', '/world');
const channelId = world.brands[0].productChannelId;
const ofChannel = `/channels/${channelId}`;
const jobs = async () => (await product('GET', `${ofChannel}/rich-menu-jobs`)).items;
const rates = new Rates();

async function publish(name) {
  const form = new FormData();
  form.append('file', new Blob([picture(size)], { type: 'image/png' }), 'menu.png');
  const { id: pictureId } = await product('POST', '/media?kind=richMenuSmall', form);
  const content = { name, size, pictureId, chatBarText: name, selected: true, areas: [] };
  const menu = await product('POST', '/rich-menus', { channelId, ...content });
  const job = await product('POST', `/rich-menus/${menu.id}/publication`);
  await ended(job.id);
  return menu.id;
}

async function rule(menuId) {
  const { version } = await product('GET', `${ofChannel}/rich-menu-rules`);
  const rules = menuId === null ? [] : [{ menuId, audience: { kind: 'notBound' } }];
  const { job } = await product('PUT', `${ofChannel}/rich-menu-rules`, {
    version,
    rules,
    defaultMenuId: null,
  });
  return job.id;
}

const open = ['waiting', 'running'];
async function ended(id, watch = () => undefined) {
  return until(async () => {
    const job = (await jobs()).find((each) => each.id === id);
    await watch(job);
    return open.includes(job.state) ? null : job;
  });
}

let at = performance.now();
await everyFriend((user) => sandbox('PUT', `/users/${user}`, { friend: 'friend' }));
tell('friends made in the sandbox', { friends: wanted, seconds: seconds(at) });

at = performance.now();
const { id: importId } = await product('POST', `${ofChannel}/follower-imports`);
const imported = await until(async () => {
  const { items } = await product('GET', '/contact-imports');
  return items.find(({ id, state }) => id === importId && !open.includes(state));
});
const { state: importState, added } = imported;
tell('imported', { state: importState, added, seconds: seconds(at) });

const [first, second] = [await publish('第一版'), await publish('第二版')];
at = performance.now();
let progress = [];
let lastTold = 0;
const job = await ended(await rule(first), async ({ step, processed, total, verified }) => {
  await rates.read();
  if (performance.now() - lastTold < 10_000) return;
  lastTold = performance.now();
  progress = [...progress, `${step} ${processed}/${total}, verified ${verified}`];
});
tell('changed by one rule', { state: job.state, verified: job.verified, seconds: seconds(at), progress });

const stopped = await rule(second);
await until(async () => (await jobs()).find(({ id }) => id === stopped)?.processed > 0, 100);
at = performance.now();
await product('POST', `/rich-menu-jobs/${stopped}/cancel`);
const answered = seconds(at);
const cancelledAt = Date.now();
await sleep(4000);
await rates.read();
const calls = await sandbox('GET', '/journal?service=line&limit=1');
const lastCallAfterMs = Math.max(0, Date.parse(calls.items[0].at) - cancelledAt);
tell('stopped', { state: (await jobs())[0].state, answeredAfterSeconds: answered, lastCallAfterMs });

at = performance.now();
const again = await product('POST', `${ofChannel}/rich-menu-jobs`);
const finished = await ended(again.id, () => rates.read());
tell('gone on with', { state: finished.state, verified: finished.verified, seconds: seconds(at) });

const summary = rates.summary();
const fast = Object.values(summary).filter(({ mostASecond }) => mostASecond > perSecond).length;
tell('calls to LINE', { refused: rates.refused, ...summary });

at = performance.now();
let wrong = 0;
await everyFriend(async (user) => {
  const { menu } = await sandbox('GET', `/chats/${user}`);
  if (menu?.chatBarText !== '第二版') wrong += 1;
});
tell('looked at on every phone', { wrong, seconds: seconds(at) });
await rule(null);
process.exit(wrong + fast + rates.refused > 0 || job.verified < wanted || lastCallAfterMs > 2000 ? 1 : 0);
