import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Database } from './database.js';
import type { Outside } from './outside.js';
import type { Secrets } from './secrets.js';
import { newId } from './setup.js';

type Event = {
  webhookEventId: string;
  type: string;
  replyToken?: string;
  source?: { userId?: string };
  message?: { type: string; text?: string };
};
type Channel = { id: string; teamId: string };

/** Webhook events: signature over the raw bytes, stored, then 200, then worked on, once. */
export class Inbox {
  constructor(
    private readonly database: Database,
    private readonly secrets: Secrets,
    private readonly outside: Outside,
    private readonly channelSecret: string,
  ) {}

  isSigned(body: Buffer, signature: string | string[] | undefined): boolean {
    const expected = createHmac('sha256', this.channelSecret).update(body).digest();
    const given = Buffer.from(String(signature ?? ''), 'base64');
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  /** The events that were not stored before, to be worked on. */
  async store(channel: Channel, body: Buffer): Promise<(Event & { id: string })[]> {
    const { events } = JSON.parse(body.toString('utf8')) as { events: Event[] };
    const fresh: (Event & { id: string })[] = [];
    for (const event of events) {
      const id = newId();
      const now = Date.now();
      const row = {
        id,
        team_id: channel.teamId,
        channel_id: channel.id,
        event_id: event.webhookEventId,
        type: event.type,
        state: 'open',
        payload_sealed: this.secrets.seal(JSON.stringify(event)),
        lease_token: newId(),
        lease_until: now + 30_000,
        received_at: now,
      };
      const stored = await this.database.insert('webhook_events', [row], 'INSERT IGNORE');
      if (stored === 1) fresh.push({ ...event, id });
    }
    return fresh;
  }

  async work(channel: Channel, events: readonly (Event & { id: string })[]): Promise<void> {
    for (const event of events) {
      if (event.type === 'message' && event.message?.text)
        await this.answer(channel, event, event.message.text);
      await this.database.write(
        `UPDATE webhook_events SET state = 'done', payload_sealed = NULL WHERE id = ?`,
        [event.id],
      );
    }
  }

  private async answer(channel: Channel, event: Event, text: string): Promise<void> {
    const [contact] = await this.database.rows(
      'SELECT * FROM contacts WHERE channel_id = ? AND line_user_id = ?',
      [channel.id, event.source?.userId ?? ''],
    );
    if (!contact?.['pending_answer'] || Number(contact['pending_until']) <= Date.now()) return;
    const pending = JSON.parse(String(contact['pending_answer'])) as { triggerText: string; text: string };
    if (pending.triggerText !== text || !event.replyToken) return;
    const id = newId();
    const now = Date.now();
    const delivery = {
      id,
      team_id: channel.teamId,
      channel_id: channel.id,
      kind: 'line.reply',
      dedupe_key: `answer:${contact['pending_id']}`,
      state: 'queued',
      payload_sealed: this.secrets.seal(JSON.stringify({ replyToken: event.replyToken, text: pending.text })),
      attempts: 1,
      due_at: now,
      expires_at: now + 55_000,
      lease_token: newId(),
      lease_until: now + 60_000,
      created_at: now,
    };
    await this.database.insert('deliveries', [delivery]);
    await this.outside.reply(event.replyToken, pending.text);
    await this.database.write(
      `UPDATE deliveries SET state = 'delivered', payload_sealed = NULL, lease_token = NULL, lease_until = NULL,
        ended_at = ? WHERE id = ?`,
      [Date.now(), id],
    );
  }
}
