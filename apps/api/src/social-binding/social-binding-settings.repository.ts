import { Injectable } from '@nestjs/common';
import { defaultSocialBinding, type SocialBindingContent } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { Clock } from '../database/clock.js';
import { insertRows } from '../database/statements.js';
import { SocialBindingSettingsEntity } from './social-binding-settings.entity.js';

export type StoredSocialBinding = {
  /** 0: nobody has saved yet */
  version: number;
  content: SocialBindingContent;
  updatedAt: number | null;
  savedBy: string | null;
};

type Saving = { version: number; content: SocialBindingContent; staffId: string };

// Fields that a later version added come with their defaults.
const contentOf = (row: SocialBindingSettingsEntity): SocialBindingContent => ({
  ...defaultSocialBinding(),
  ...(JSON.parse(row.content) as SocialBindingContent),
});

@Injectable()
export class SocialBindingSettingsRepository {
  constructor(private readonly clock: Clock) {}

  /** What was saved, or the usual settings, which are switched off. */
  async get(db: EntityManager, teamId: string, channelId: string): Promise<StoredSocialBinding> {
    const row = await db.findOneBy(SocialBindingSettingsEntity, { teamId, channelId });
    if (!row) return { version: 0, content: defaultSocialBinding(), updatedAt: null, savedBy: null };
    const { version, updatedAt, savedBy } = row;
    return { version, content: contentOf(row), updatedAt, savedBy };
  }

  /** Of any team, for the website's visitors; null where nobody has saved. */
  async find(
    db: EntityManager,
    channelId: string,
  ): Promise<{ teamId: string; content: SocialBindingContent } | null> {
    const row = await db.findOneBy(SocialBindingSettingsEntity, { channelId });
    return row && { teamId: row.teamId, content: contentOf(row) };
  }

  async list(
    db: EntityManager,
    teamId: string,
  ): Promise<{ channelId: string; version: number; content: SocialBindingContent }[]> {
    const rows = await db.findBy(SocialBindingSettingsEntity, { teamId });
    return rows.map((row) => ({
      channelId: row.channelId,
      version: row.version,
      content: contentOf(row),
    }));
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
      return (await insertRows(tx, SocialBindingSettingsEntity, rows, { ignoreDuplicates: true })) === 1;
    }
    const { affected } = await tx.update(SocialBindingSettingsEntity, { teamId, channelId, version }, next);
    return affected === 1;
  }
}
