import { Injectable } from '@nestjs/common';
import { defaultMemberCard, type MemberCardContent } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { Clock } from '../database/clock.js';
import { insertRows } from '../database/statements.js';
import { MemberCardSettingsEntity } from './member-card-settings.entity.js';

export type StoredMemberCard = {
  /** 0: nobody has saved yet */
  version: number;
  content: MemberCardContent;
  updatedAt: number | null;
  savedBy: string | null;
};

type Saving = { version: number; content: MemberCardContent; staffId: string };

@Injectable()
export class MemberCardSettingsRepository {
  constructor(private readonly clock: Clock) {}

  /** What was saved, or the usual card. */
  async get(db: EntityManager, teamId: string, channelId: string): Promise<StoredMemberCard> {
    const row = await db.findOneBy(MemberCardSettingsEntity, { teamId, channelId });
    if (!row) return { version: 0, content: defaultMemberCard(), updatedAt: null, savedBy: null };
    const saved = JSON.parse(row.content) as MemberCardContent;
    const { version, updatedAt, savedBy } = row;
    // Fields that a later version added come with their defaults.
    return { version, content: { ...defaultMemberCard(), ...saved }, updatedAt, savedBy };
  }

  /** False when somebody saved since `version`; of many first saves one wins. */
  async replace(
    tx: EntityManager,
    { teamId, channelId }: { teamId: string; channelId: string },
    { version, content, staffId }: Saving,
  ): Promise<boolean> {
    const next = {
      content: JSON.stringify(content),
      version: version + 1,
      savedBy: staffId,
      updatedAt: this.clock.now(),
    };
    if (version === 0) {
      const rows = [{ channelId, teamId, ...next }];
      return (await insertRows(tx, MemberCardSettingsEntity, rows, { ignoreDuplicates: true })) === 1;
    }
    const { affected } = await tx.update(MemberCardSettingsEntity, { teamId, channelId, version }, next);
    return affected === 1;
  }
}
