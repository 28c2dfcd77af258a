import { setTimeout as sleep } from 'node:timers/promises';
import type { Arm } from './arms.js';
import type { Child } from './children.js';
import type { Report } from './report.js';
import { signedIn, type Getter } from './signed-in.js';

const members = 100_000;
const brokenLines = 50;
const withinSeconds = 60;
const memoryMb = 300;

type Import = { id: string; state: string; counts: Record<string, number> | null };

/** A list of members as a brand uploads it: the check, then the import, and what the processes hold meanwhile. */
export async function measureImport(arm: Arm, report: Report): Promise<void> {
  const api = await signedIn(arm);
  const connection = { platform: 'csv', name: 'bench', credentials: {} };
  const { id } = (await api.post('/api/shop-connections', connection)) as { id: string };
  const path = `/api/shop-connections/${id}/member-imports?encoding=utf-8`;
  const peak = watchMemory(arm.servers);
  const began = performance.now();
  const boundary = 'tieline-bench';
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
  const uploaded = (await api.post(path, multipart(boundary, file()), headers)) as Import;
  const checked = await reaches(api, uploaded.id, 'checked');
  const checkedAt = performance.now();
  await api.post(`/api/member-imports/${uploaded.id}/apply`, {});
  await reaches(api, uploaded.id, 'done');
  const endedAt = performance.now();
  const { new: fresh, invalid } = checked.counts ?? {};
  if (fresh !== members || invalid !== brokenLines)
    throw new Error(`wrong counts: ${JSON.stringify(checked.counts)}`);
  report.note(`check of ${members} members`, [(checkedAt - began) / 1000], 's');
  report.note(`import of ${members} members`, [(endedAt - checkedAt) / 1000], 's');
  report.atMost('check and import together', [(endedAt - began) / 1000], withinSeconds, 's');
  report.atMost('highest memory of a process meanwhile', [await peak()], memoryMb, 'MB');
}

function file(): Buffer {
  const lines = ['member_id,phone,name,email,tier,tier_expires_at,points,store_credit,tags'];
  for (let n = 0; n < members; n += 1) {
    const phone = `09${String(10_000_000 + n).padStart(8, '0')}`;
    lines.push(
      `M${n},${phone},王小明${n},member${n}@example.com,金卡,2027-12-31,${n % 5000},${n % 300},vip|新客`,
    );
    if (n % (members / brokenLines) === 0) lines.push(`B${n},8.86912E+11,"a quote that was forgotten`);
  }
  return Buffer.from(lines.join('\n'));
}

function multipart(boundary: string, content: Buffer): Buffer {
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="members.csv"\r\nContent-Type: text/csv\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]);
}

async function reaches(api: Getter, id: string, state: string): Promise<Import> {
  for (;;) {
    const found = (await api.json(`/api/member-imports/${id}`)) as Import;
    if (found.state === state) return found;
    if (found.state === 'failed') throw new Error('the import failed');
    await sleep(100);
  }
}

/** Looks ten times a second; the answer ends it. */
function watchMemory(servers: readonly Child[]): () => Promise<number> {
  let highest = 0;
  let watching = true;
  // The last server is the pretend outside world.
  const own = servers.slice(0, -1);
  const watch = async () => {
    while (watching) {
      highest = Math.max(highest, ...own.map((server) => server.memory()));
      await sleep(100);
    }
  };
  const ended = watch();
  return async () => {
    watching = false;
    await ended;
    return highest;
  };
}
