import { createCipheriv, randomBytes } from 'node:crypto';
import Bull from 'bull';
import type { Arm } from './arms.js';
import type { MariaDb } from './mariadb.js';
import { newId } from './straight/setup.js';

const rowsAtATime = 500;
const idsInJob = 50;

/** Pushes that wait, all of one channel: rows as the product's outbox writes them, and rings as its queue gets them. */
export class PushBacklog {
  private readonly queue: Bull.Queue<{ ids: string[]; channels: string[] }>;
  private readonly key: Buffer;

  constructor(
    private readonly mariadb: MariaDb,
    private readonly arm: Arm,
    env: Record<string, string>,
  ) {
    const { REDIS_URL = '', QUEUE_PREFIX = '', TIELINE_ENCRYPTION_KEYS = '' } = env;
    this.queue = new Bull('line', REDIS_URL, { prefix: `{${QUEUE_PREFIX}-line}` });
    this.key = Buffer.from(TIELINE_ENCRYPTION_KEYS.split(':')[1] ?? '', 'base64');
  }

  async add(count: number): Promise<void> {
    const { database, brand } = this.arm;
    const [channel] = await this.mariadb.rows<{ team_id: string }>(
      `SELECT team_id FROM ${database}.channels WHERE id = ?`,
      [brand.productChannelId],
    );
    const rows = Array.from({ length: count }, () => this.row(channel?.team_id ?? ''));
    for (let from = 0; from < count; from += rowsAtATime) {
      await this.mariadb.insert(`${database}.deliveries`, rows.slice(from, from + rowsAtATime));
    }
    const ids = rows.map(({ id }) => id);
    for (let from = 0; from < count; from += idsInJob) {
      const rung = ids.slice(from, from + idsInJob);
      const job = { ids: rung, channels: rung.map(() => brand.productChannelId) };
      await this.queue.add(job, { jobId: newId(), removeOnComplete: true });
    }
  }

  close(): Promise<void> {
    return this.queue.close();
  }

  private row(teamId: string) {
    const id = newId();
    const now = Date.now();
    const lineUserId = `U${randomBytes(16).toString('hex')}`;
    const payload = { to: lineUserId, messages: [{ type: 'text', text: '您的會員綁定已完成' }] };
    return {
      id,
      team_id: teamId,
      channel_id: this.arm.brand.productChannelId,
      line_user_id: lineUserId,
      kind: 'line.push',
      state: 'queued',
      payload_sealed: this.seal(JSON.stringify(payload), `${teamId}|deliveries|payload|${id}`),
      attempts: 0,
      refusals: 0,
      due_at: now,
      expires_at: now + 3_600_000,
      created_at: now,
    };
  }

  /** As `Cipher` of the product does it. */
  private seal(plain: string, place: string): string {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key, iv).setAAD(Buffer.from(place));
    const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return `k1.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`;
  }
}
