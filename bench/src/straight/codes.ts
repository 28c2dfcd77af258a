import { randomInt } from 'node:crypto';
import type { Database, Row, Statements } from './database.js';
import type { Outside } from './outside.js';
import type { Secrets } from './secrets.js';
import type { Session } from './sessions.js';
import { newId } from './setup.js';

const codeMs = 180_000;
const dayMs = 86_400_000;

/** One code: limits, counters, challenge with keyed MAC, delivery, credit and ledger in one transaction. */
export class Codes {
  constructor(
    private readonly database: Database,
    private readonly secrets: Secrets,
    private readonly outside: Outside,
  ) {}

  async send(session: Session, input: { phone: string; address: string }): Promise<object | null> {
    const { teamId, channelId, lineUserId } = session;
    const e164 = `+886${input.phone.replace(/\D/g, '').slice(1)}`;
    if (!/^\+8869\d{8}$/.test(e164)) return null;
    const phoneIndex = this.secrets.index('phone', e164);
    const addressKey = this.secrets.index('address', input.address);
    const guards = {
      phone: this.secrets.index('guard-phone', phoneIndex),
      user: this.secrets.index('guard-user', lineUserId),
      pair: this.secrets.index('guard-pair', `${lineUserId}|${phoneIndex}`),
    };
    const id = newId();
    const deliveryId = newId();
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const masked = `${e164.slice(0, 7)}***${e164.slice(-3)}`;
    const now = Date.now();
    const challenge = {
      id,
      team_id: teamId,
      channel_id: channelId,
      line_user_id: lineUserId,
      phone_sealed: this.secrets.seal(e164),
      phone_index: phoneIndex,
      masked_phone: masked,
      prefix: e164.slice(0, 7),
      seed: this.secrets.index('code', `${id}|${code}`),
      address_key: addressKey,
      state: 'open',
      attempts: 0,
      sends: 1,
      created_at: now,
      expires_at: now + codeMs,
      resend_at: now + 60_000,
    };
    const delivery = {
      id: deliveryId,
      team_id: teamId,
      channel_id: channelId,
      kind: 'sms.otp',
      dedupe_key: `otp:${id}`,
      state: 'queued',
      payload_sealed: this.secrets.seal(JSON.stringify({ to: e164, challengeId: id })),
      attempts: 1,
      due_at: now,
      expires_at: now + codeMs,
      lease_token: newId(),
      lease_until: now + 60_000,
      created_at: now,
    };
    const sent = await this.database.transaction(async (tx) => {
      const facts = await this.readFacts(tx, session, { addressKey, guards, now });
      if (Number(facts['sends']) >= 300 || facts['phone'] || facts['user']) return false;
      const state = JSON.stringify({ sends: [now], failures: [] });
      const guard = { team_id: teamId, version: 1, state, updated_at: now };
      await tx.insert('otp_guards', [
        { ...guard, key: guards.phone, kind: 'phone' },
        { ...guard, key: guards.user, kind: 'user' },
      ]);
      await tx.insert('otp_challenges', [challenge]);
      await tx.insert('deliveries', [delivery]);
      await this.charge(tx, session, { deliveryId, masked, now });
      return true;
    });
    if (!sent) return null;
    const text = `【${session.senderName}】您的驗證碼為 ${code}，3 分鐘內有效，請勿提供給他人。`;
    void this.deliver(deliveryId, e164, text);
    return { id, maskedPhone: masked, expiresInSeconds: codeMs / 1000, resendInSeconds: 60 };
  }

  private async readFacts(
    tx: Statements,
    { channelId, lineUserId }: Session,
    send: { addressKey: string; guards: Record<'phone' | 'user' | 'pair', string>; now: number },
  ): Promise<Row> {
    const [facts = {}] = await tx.rows(
      `SELECT (SELECT COUNT(*) FROM otp_challenges WHERE address_key = ? AND created_at > ?) AS sends,
        (SELECT state FROM otp_guards WHERE \`key\` = ?) AS phone,
        (SELECT state FROM otp_guards WHERE \`key\` = ?) AS user,
        (SELECT state FROM otp_guards WHERE \`key\` = ?) AS pair,
        (SELECT id FROM otp_challenges WHERE channel_id = ? AND line_user_id = ? AND state = 'open' LIMIT 1)
          AS open_id`,
      [
        send.addressKey,
        send.now - 3_600_000,
        send.guards.phone,
        send.guards.user,
        send.guards.pair,
        channelId,
        lineUserId,
      ],
    );
    return facts;
  }

  private async charge(
    tx: Statements,
    { teamId, channelId }: Session,
    { deliveryId, masked, now }: { deliveryId: string; masked: string; now: number },
  ): Promise<void> {
    const day = Math.floor(now / dayMs);
    const charged = await tx.write(
      `UPDATE sms_accounts SET balance = balance - 1,
        day_used = CASE WHEN day = ? THEN day_used + 1 ELSE 1 END, day = ?
        WHERE id IN (?, ?) AND (balance IS NULL OR balance >= 1)`,
      [day, day, teamId, channelId],
    );
    if (charged !== 2) throw new Error('no credit');
    await tx.write(
      `INSERT INTO sms_ledger (id, team_id, kind, amount, balance_after, reference, note, delivery_id, created_at)
        SELECT ?, ?, 'charge', -1, balance, ?, ?, ?, ? FROM sms_accounts WHERE id = ?`,
      [newId(), teamId, `charge:${deliveryId}`, `OTP ${masked}`, deliveryId, now, teamId],
    );
  }

  private async deliver(id: string, to: string, text: string): Promise<void> {
    const providerId = await this.outside.sendSms(id, to, text);
    await this.database.write(
      `UPDATE deliveries SET state = 'delivered', provider_id = ?, payload_sealed = NULL, lease_token = NULL,
        lease_until = NULL, ended_at = ? WHERE id = ?`,
      [providerId, Date.now(), id],
    );
  }
}
