import { Injectable } from '@nestjs/common';
import type { AutoReplyRule } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { Clock } from '../database/clock.js';
import { insertRows, selectRows } from '../database/statements.js';
import { AutoReplyEntity } from './auto-reply.entity.js';

export type StoredAutoReplies = {
  /** 0: nobody has saved yet */
  version: number;
  rules: AutoReplyRule[];
  updatedAt: number | null;
  savedBy: string | null;
};

type Saving = { version: number; rules: string; staffId: string };

@Injectable()
export class AutoReplyRepository {
  constructor(private readonly clock: Clock) {}

  /** Of any team: for the webhook, which knows its channel by LINE's signature. */
  async find(
    db: EntityManager,
    channelId: string,
  ): Promise<{ teamId: string; rules: AutoReplyRule[] } | null> {
    const [row] = await selectRows(db, AutoReplyEntity, 'channel_id = ?', [channelId]);
    return row ? { teamId: row.teamId, rules: JSON.parse(row.rules) as AutoReplyRule[] } : null;
  }

  async get(db: EntityManager, teamId: string, channelId: string): Promise<StoredAutoReplies> {
    const row = await db.findOneBy(AutoReplyEntity, { teamId, channelId });
    if (!row) return { version: 0, rules: [], updatedAt: null, savedBy: null };
    const { version, updatedAt, savedBy } = row;
    return { version, rules: JSON.parse(row.rules) as AutoReplyRule[], updatedAt, savedBy };
  }

  async list(
    db: EntityManager,
    teamId: string,
  ): Promise<{ channelId: string; version: number; rules: AutoReplyRule[] }[]> {
    const rows = await db.find(AutoReplyEntity, { where: { teamId }, order: { channelId: 'ASC' } });
    return rows.map(({ channelId, version, rules }) => ({
      channelId,
      version,
      rules: JSON.parse(rules) as AutoReplyRule[],
    }));
  }

  /** False when somebody saved since `version`; of many first saves one wins. */
  async replace(
    tx: EntityManager,
    { teamId, channelId }: { teamId: string; channelId: string },
    { version, rules, staffId }: Saving,
  ): Promise<boolean> {
    const next = { rules, version: version + 1, savedBy: staffId, updatedAt: this.clock.now() };
    if (version === 0) {
      const rows = [{ channelId, teamId, ...next }];
      return (await insertRows(tx, AutoReplyEntity, rows, { ignoreDuplicates: true })) === 1;
    }
    const { affected } = await tx.update(AutoReplyEntity, { teamId, channelId, version }, next);
    return affected === 1;
  }
}
