import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { selectRows } from '../database/statements.js';
import { DeliveryEntity } from '../delivery/delivery.entity.js';
import { OtpChallengeEntity } from '../otp/otp-challenge.entity.js';
import { BindingRefusalEntity } from '../phone-binding/binding-refusal.entity.js';
import { BindingEntity } from '../phone-binding/binding.entity.js';
import { LiffSessionEntity } from '../phone-binding/liff-session.entity.js';

export type Traces = {
  session: LiffSessionEntity;
  refusal: BindingRefusalEntity | undefined;
  challenge: OtpChallengeEntity | undefined;
  sms: DeliveryEntity | undefined;
  binding: BindingEntity | undefined;
  answer: DeliveryEntity | undefined;
};

/** Reads what the journey of one person wrote, each along an index; writes nothing. */
@Injectable()
export class TrialRepository {
  /** Of whoever opened the link of this source last; null: nobody did. */
  async find(
    db: EntityManager,
    { teamId, channelId }: { teamId: string; channelId: string },
    source: string,
    since: number,
  ): Promise<Traces | null> {
    const [session] = await selectRows(
      db,
      LiffSessionEntity,
      'team_id = ? AND created_at >= ? AND channel_id = ? AND source = ? ORDER BY created_at DESC LIMIT 1',
      [teamId, since, channelId, source],
    );
    if (!session) return null;
    const { lineUserId } = session;
    const theirs = 'channel_id = ? AND line_user_id = ? AND source = ? AND created_at >= ?';
    const of = [channelId, lineUserId, source, since];
    const newest = 'ORDER BY created_at DESC, id DESC LIMIT 1';
    const [challenge] = await selectRows(db, OtpChallengeEntity, `${theirs} ${newest}`, of);
    const [refusal] = await selectRows(db, BindingRefusalEntity, `${theirs} ${newest}`, of);
    if (!challenge)
      return { session, refusal, challenge, sms: undefined, binding: undefined, answer: undefined };
    const smsKey = [teamId, `otp:${challenge.id}`];
    const [sms] = await selectRows(db, DeliveryEntity, 'team_id = ? AND dedupe_key = ?', smsKey);
    const active = 'channel_id = ? AND active_line_user_id = ?';
    const [binding] = await selectRows(db, BindingEntity, active, [channelId, lineUserId]);
    const [answer] = await selectRows(
      db,
      DeliveryEntity,
      `channel_id = ? AND line_user_id = ? AND created_at >= ? AND kind IN ('line.reply', 'line.push') ${newest}`,
      [channelId, lineUserId, challenge.createdAt],
    );
    return { session, refusal, challenge, sms, binding, answer };
  }
}
