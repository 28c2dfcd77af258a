import { Injectable } from '@nestjs/common';
import type { CheckName, ChecklistItem } from '@tieline/contracts';
import { In, type EntityManager } from 'typeorm';
import { Clock } from '../database/clock.js';
import type { Finding } from './finding.js';
import { ChannelCheckEntity } from './channel-check.entity.js';
import { ChecklistTickEntity } from './checklist-tick.entity.js';

type Place = { teamId: string; channelId: string };

/** The only place that talks to channel_checks and channel_checklist. */
@Injectable()
export class ChannelCheckRepository {
  constructor(private readonly clock: Clock) {}

  list(db: EntityManager, teamId: string, channelIds: readonly string[]): Promise<ChannelCheckEntity[]> {
    return db.findBy(ChannelCheckEntity, { teamId, channelId: In([...channelIds]) });
  }

  listTicks(
    db: EntityManager,
    teamId: string,
    channelIds: readonly string[],
  ): Promise<ChecklistTickEntity[]> {
    return db.findBy(ChecklistTickEntity, { teamId, channelId: In([...channelIds]) });
  }

  /** Two runs at once: the later one to write is kept. */
  async save(
    db: EntityManager,
    { teamId, channelId }: Place,
    found: readonly { check: CheckName; finding: Finding }[],
  ): Promise<void> {
    const checkedAt = this.clock.now();
    const rows = found.map(({ check, finding }) => ({
      channelId,
      checkName: check,
      teamId,
      code: finding.code,
      details: JSON.stringify(finding.values),
      checkedAt,
    }));
    await db.upsert(ChannelCheckEntity, rows, ['channelId', 'checkName']);
  }

  async tick(
    tx: EntityManager,
    { teamId, channelId }: Place,
    item: ChecklistItem,
    by: { staffId: string; doneAt: number } | null,
  ): Promise<void> {
    await tx.delete(ChecklistTickEntity, { teamId, channelId, item });
    if (by) await tx.insert(ChecklistTickEntity, { teamId, channelId, item, ...by });
  }
}
