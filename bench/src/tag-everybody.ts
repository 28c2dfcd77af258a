import { setTimeout as sleep } from 'node:timers/promises';
import type { Report } from './report.js';
import type { Getter } from './signed-in.js';

const wantedMs = 5000;
const answerMs = 300;
const lookEveryMs = 40;
const giveUpMs = 120_000;

type Job = { id: string; state: string; total: number; changed: number };

/** A tag for everybody of a brand at once, and how the API answers meanwhile. */
export async function measureTagEverybody({ json, post }: Getter, report: Report): Promise<void> {
  const { id: tagId } = (await post('/api/tags', { name: `全部 ${Date.now()}` })) as { id: string };
  const began = performance.now();
  const { id } = (await post('/api/tag-jobs', { action: 'add', tagId, filter: {} })) as Job;
  const answers: number[] = [];
  for (;;) {
    const asked = performance.now();
    await json('/api/contacts');
    answers.push(performance.now() - asked);
    const job = ((await json('/api/tag-jobs')) as { items: Job[] }).items.find((one) => one.id === id);
    if (job?.state === 'done') break;
    if (!job || job.state === 'failed' || performance.now() - began > giveUpMs) {
      throw new Error(`the tag job ended badly: ${JSON.stringify(job)}`);
    }
    await sleep(lookEveryMs);
  }
  report.atMost('a tag for 100,000 contacts', [performance.now() - began], wantedMs, 'ms');
  answers.sort((a, b) => a - b);
  const p99 = answers[Math.ceil(answers.length * 0.99) - 1] ?? 0;
  report.atMost('  p99 of the contact list meanwhile', [p99], answerMs, 'ms');
}
