import { Injectable } from '@nestjs/common';
import { defaultBindingSettings, type BindingSettingsContent } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { Clock } from '../database/clock.js';
import { ProblemError } from '../http/problem.js';
import { BindingVersionRepository } from './binding-version.repository.js';
import { BindingSettingsEntity } from './binding-settings.entity.js';

export type StoredBindingSettings = {
  channelId: string;
  enabled: boolean;
  version: number;
  content: BindingSettingsContent;
  updatedAt: number;
};

/** Fields that a later version added come with their defaults. */
export function contentOf(json: string): BindingSettingsContent {
  return { ...defaultBindingSettings(), ...(JSON.parse(json) as BindingSettingsContent) };
}

function toStored({
  channelId,
  enabled,
  version,
  content,
  updatedAt,
}: BindingSettingsEntity): StoredBindingSettings {
  return { channelId, enabled: enabled === 1, version, content: contentOf(content), updatedAt };
}

@Injectable()
export class BindingSettingsRepository {
  constructor(
    private readonly clock: Clock,
    private readonly versions: BindingVersionRepository,
  ) {}

  async insert(
    tx: EntityManager,
    channel: { id: string; teamId: string },
    settings: { enabled: boolean; content: BindingSettingsContent },
    staffId: string,
  ): Promise<void> {
    await tx.insert(BindingSettingsEntity, {
      channelId: channel.id,
      teamId: channel.teamId,
      enabled: settings.enabled ? 1 : 0,
      version: 1,
      content: JSON.stringify(settings.content),
      updatedAt: this.clock.now(),
    });
    const first = { version: 1, content: settings.content, changed: [] };
    await this.versions.insert(tx, channel, first, { origin: 'created', staffId });
  }

  /** @throws request.not_found, for another team's channel too */
  async get(db: EntityManager, teamId: string, channelId: string): Promise<StoredBindingSettings> {
    const row = await db.findOneBy(BindingSettingsEntity, { teamId, channelId });
    if (!row) throw new ProblemError('request.not_found');
    return toStored(row);
  }

  /** Of every channel of the team. */
  async list(db: EntityManager, teamId: string): Promise<StoredBindingSettings[]> {
    const rows = await db.find(BindingSettingsEntity, { where: { teamId }, order: { channelId: 'ASC' } });
    return rows.map(toStored);
  }

  /** False when somebody saved since `version`. */
  async replace(
    tx: EntityManager,
    teamId: string,
    channelId: string,
    version: number,
    content: BindingSettingsContent,
  ): Promise<boolean> {
    const result = await tx.update(
      BindingSettingsEntity,
      { teamId, channelId, version },
      { version: version + 1, content: JSON.stringify(content), updatedAt: this.clock.now() },
    );
    return result.affected === 1;
  }

  async setEnabled(tx: EntityManager, teamId: string, channelId: string, enabled: boolean): Promise<void> {
    await tx.update(BindingSettingsEntity, { teamId, channelId }, { enabled: enabled ? 1 : 0 });
  }

  /** Holds the switch where it is until the transaction ends: nobody switches on what is about to be taken apart. */
  async isEnabled(tx: EntityManager, teamId: string, channelId: string): Promise<boolean> {
    await tx.update(BindingSettingsEntity, { teamId, channelId }, { channelId });
    return tx.existsBy(BindingSettingsEntity, { teamId, channelId, enabled: 1 });
  }

  /** Channels of the team whose binding is switched on. */
  async enabledChannels(db: EntityManager, teamId: string): Promise<Set<string>> {
    const rows = await db.find(BindingSettingsEntity, {
      select: { channelId: true },
      where: { teamId, enabled: 1 },
    });
    return new Set(rows.map((row) => row.channelId));
  }
}
