import { Injectable } from '@nestjs/common';
import type { BindingSettingsContent, BindingVersion } from '@tieline/contracts';
import { LessThan, type EntityManager } from 'typeorm';
import { Clock } from '../database/clock.js';
import { ProblemError } from '../http/problem.js';
import { BindingVersionEntity } from './binding-version.entity.js';

/** Why and by whom a version was written. */
export type VersionSource = {
  origin: BindingVersion['origin'];
  restoredFrom?: number | null;
  /** empty: the system */
  staffId: string;
};

/** Keeps every version of the settings; nothing here changes or removes one. */
@Injectable()
export class BindingVersionRepository {
  constructor(private readonly clock: Clock) {}

  async insert(
    tx: EntityManager,
    channel: { id: string; teamId: string },
    version: { version: number; content: BindingSettingsContent; changed: readonly string[] },
    source: VersionSource,
  ): Promise<void> {
    await tx.insert(BindingVersionEntity, {
      channelId: channel.id,
      teamId: channel.teamId,
      version: version.version,
      content: JSON.stringify(version.content),
      changed: JSON.stringify(version.changed),
      origin: source.origin,
      restoredFrom: source.restoredFrom ?? null,
      savedBy: source.staffId || null,
      savedAt: this.clock.now(),
    });
  }

  find(
    db: EntityManager,
    teamId: string,
    channelId: string,
    version: number,
  ): Promise<BindingVersionEntity | null> {
    return db.findOneBy(BindingVersionEntity, { teamId, channelId, version });
  }

  /** @throws request.not_found, for another team's channel too */
  async get(
    db: EntityManager,
    teamId: string,
    channelId: string,
    version: number,
  ): Promise<BindingVersionEntity> {
    const row = await this.find(db, teamId, channelId, version);
    if (!row) throw new ProblemError('request.not_found');
    return row;
  }

  /** Newest first, without the contents; `before` is the version that the page before ended with. */
  list(
    db: EntityManager,
    teamId: string,
    channelId: string,
    { before, limit }: { before: number | undefined; limit: number },
  ): Promise<Omit<BindingVersionEntity, 'content'>[]> {
    return db.find(BindingVersionEntity, {
      select: {
        channelId: true,
        version: true,
        teamId: true,
        changed: true,
        origin: true,
        restoredFrom: true,
        savedBy: true,
        savedAt: true,
      },
      where: { teamId, channelId, ...(before !== undefined && { version: LessThan(before) }) },
      order: { version: 'DESC' },
      take: limit,
    });
  }
}
