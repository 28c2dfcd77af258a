import { isDuplicate, type Database, type Row } from './database.js';
import type { Secrets } from './secrets.js';
import type { Session } from './sessions.js';
import { newId } from './setup.js';

export type Proof = { challengeId: string; code: string };

/** A try is counted, then compared; code, customer, contact, binding and tags in one transaction. */
export class Bindings {
  constructor(
    private readonly database: Database,
    private readonly secrets: Secrets,
  ) {}

  async verify(session: Session, { challengeId, code }: Proof): Promise<object | null> {
    const now = Date.now();
    const owner = [challengeId, session.channelId, session.lineUserId];
    const taken = await this.database.write(
      `UPDATE otp_challenges SET attempts = attempts + 1 WHERE id = ? AND channel_id = ? AND line_user_id = ?
        AND state = 'open' AND attempts < 3 AND expires_at > ?`,
      [...owner, now],
    );
    const [challenge] = await this.database.rows(
      'SELECT * FROM otp_challenges WHERE id = ? AND channel_id = ? AND line_user_id = ?',
      owner,
    );
    if (taken !== 1 || !challenge) return null;
    const mac = this.secrets.index('code', `${challengeId}|${code}`);
    if (!this.secrets.equal(String(challenge['seed']), mac))
      return this.countFailure(session, challenge, now);
    try {
      await this.bind(session, challenge, now);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return { outcome: 'contested' };
    }
    return {
      outcome: 'bound',
      member: { phone: challenge['masked_phone'] },
      answer: { triggerText: session.triggerText },
    };
  }

  private async bind(session: Session, challenge: Row, now: number): Promise<void> {
    const { teamId, channelId, lineUserId, lineName } = session;
    const [customerId, contactId, bindingId] = [newId(), newId(), newId()];
    const phone = {
      phone_sealed: challenge['phone_sealed'] ?? null,
      phone_index: challenge['phone_index'] ?? null,
      masked_phone: challenge['masked_phone'] ?? null,
    };
    const contact = {
      id: contactId,
      team_id: teamId,
      channel_id: channelId,
      line_user_id: lineUserId,
      display_name: lineName,
      customer_id: customerId,
      friend: 0,
      friend_at: 0,
      first_bound_at: now,
      pending_id: newId(),
      pending_answer: JSON.stringify({
        triggerText: session.triggerText,
        text: session.replyText.replace('{顧客名稱}', lineName ?? '').replace('{會員編號}', '-'),
      }),
      pending_until: now + 600_000,
      created_at: now,
    };
    const binding = {
      id: bindingId,
      team_id: teamId,
      channel_id: channelId,
      contact_id: contactId,
      line_user_id: lineUserId,
      platform: 'none',
      member_name: lineName,
      ...phone,
      active_line_user_id: lineUserId,
      active_phone_index: phone.phone_index,
      bound_at: now,
    };
    const taggings = session.tagIds.map((tagId) => ({
      id: newId(),
      team_id: teamId,
      contact_id: contactId,
      tag_id: tagId,
      active_tag_id: tagId,
      source: 'phone_binding',
      binding_id: bindingId,
      created_at: now,
    }));
    await this.database.transaction(async (tx) => {
      const consume = `UPDATE otp_challenges SET state = 'consumed' WHERE id = ? AND state = 'open'`;
      if ((await tx.write(consume, [challenge['id'] ?? null])) !== 1) throw new Error('used already');
      const customer = { id: customerId, team_id: teamId, ...phone, name: lineName, created_at: now };
      await tx.insert('customers', [customer]);
      await tx.insert('contacts', [contact]);
      await tx.insert('bindings', [binding]);
      if (taggings.length > 0) await tx.insert('taggings', taggings, 'INSERT IGNORE');
    });
  }

  private async countFailure({ teamId, lineUserId }: Session, challenge: Row, now: number): Promise<null> {
    const key = this.secrets.index('guard-pair', `${lineUserId}|${challenge['phone_index']}`);
    await this.database.write(
      `INSERT INTO otp_guards (\`key\`, team_id, kind, version, state, updated_at) VALUES (?, ?, 'pair', 1, ?, ?)
        ON DUPLICATE KEY UPDATE version = version + 1`,
      [key, teamId, JSON.stringify({ failures: [now] }), now],
    );
    return null;
  }
}
