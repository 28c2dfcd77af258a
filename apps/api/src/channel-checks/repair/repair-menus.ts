import { Injectable } from '@nestjs/common';
import { LineClient } from '@tieline/line';
import { ChannelCredentials } from '../../channels/channel-credentials.js';
import { ProblemError } from '../../http/problem.js';
import { PublishAgain } from '../../rich-menus/publish-again.js';
import type { StoredSetup } from '../stored-setup.js';
import { nothingToDo, refused, repaired, type Repaired } from './repaired.js';

/** Menus at LINE as they are published here. The work itself is a job; its progress stands with the menus. */
@Injectable()
export class RepairMenus {
  constructor(
    private readonly line: LineClient,
    private readonly credentials: ChannelCredentials,
    private readonly publishing: PublishAgain,
  ) {}

  async publish({ row, subject: { menus } }: StoredSetup): Promise<Repaired> {
    const { messaging } = this.credentials.pairsOf(row);
    const listed = await this.line.richMenus.list(messaging);
    if (!listed.ok) return refused(listed);
    const there = new Set(listed.value.map(({ richMenuId }) => richMenuId));
    const lost = menus.published.filter(({ lineMenuId }) => !there.has(lineMenuId));
    const menuIds = [...lost, ...menus.unpublished].map(({ id }) => id);
    if (menus.isWorking || menuIds.length === 0) return nothingToDo;
    try {
      await this.publishing.menusOf({ teamId: row.teamId, channelId: row.id }, menuIds);
    } catch (error) {
      // a draft that lacks something: its editor says what
      if (!(error instanceof ProblemError) || error.code !== 'rich_menu.not_ready') throw error;
      return {
        outcome: 'refused',
        detail: menus.unpublished
          .map(({ name }) => name)
          .join(', ')
          .slice(0, 300),
      };
    }
    return repaired;
  }

  async setDefault({ row, subject: { menus } }: StoredSetup): Promise<Repaired> {
    if (menus.isWorking || menus.defaultLineId === null) return nothingToDo;
    const { messaging } = this.credentials.pairsOf(row);
    const shown = await this.line.richMenus.getDefault(messaging);
    if (shown.ok && shown.value === menus.defaultLineId) return nothingToDo;
    if (!shown.ok && shown.reason !== 'forbidden') return refused(shown);
    await this.publishing.defaultOf({ teamId: row.teamId, channelId: row.id });
    return repaired;
  }
}
