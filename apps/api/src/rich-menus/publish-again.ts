import { Injectable } from '@nestjs/common';
import type { messagingApi } from '@tieline/line';
import type { EntityManager } from 'typeorm';
import { Clock } from '../database/clock.js';
import { newId } from '../database/ids.js';
import { Transactions, afterCommit } from '../database/transactions.js';
import { MenuJobRunner } from './menu-job-runner.js';
import { MenuJobs } from './menu-jobs.js';
import { NewPublications } from './new-publications.js';
import { RichMenuJobRepository } from './rich-menu-job.repository.js';
import { RichMenuRepository } from './rich-menu.repository.js';

type Place = { teamId: string; channelId: string };

/** Menus that LINE has lost are made there again; one job makes all of them and moves their people over. */
@Injectable()
export class PublishAgain {
  constructor(
    private readonly transactions: Transactions,
    private readonly menus: RichMenuRepository,
    private readonly publications: NewPublications,
    private readonly jobs: RichMenuJobRepository,
    private readonly shown: MenuJobs,
    private readonly runner: MenuJobRunner,
    private readonly clock: Clock,
  ) {}

  /** As they were published, not as they may have been changed since. @throws rich_menu.not_ready for a draft */
  async menusOf(place: Place, menuIds: readonly string[]): Promise<void> {
    await this.transactions.run(async (tx) => {
      for (const menuId of menuIds) {
        if (!(await this.again(tx, menuId))) await this.publications.add(tx, place.teamId, menuId);
      }
      await this.apply(tx, place);
    });
  }

  /** LINE is told the default anew, whatever it shows now. */
  async defaultOf(place: Place): Promise<void> {
    await this.transactions.run(async (tx) => {
      await this.menus.noteLineDefault(tx, place.channelId, null);
      await this.apply(tx, place);
    });
  }

  /** False for a menu that was never live. */
  private async again(tx: EntityManager, menuId: string): Promise<boolean> {
    const live = await this.menus.findLive(tx, menuId);
    if (!live) return false;
    const id = newId();
    const menu = JSON.parse(live.request) as messagingApi.RichMenuRequest;
    const request = JSON.stringify({ ...menu, name: menu.name?.replace(`#${live.id}`, `#${id}`) });
    const createdAt = this.clock.now();
    await this.menus.addPublication(tx, {
      ...live,
      id,
      request,
      state: 'making',
      lineMenuId: null,
      createdAt,
    });
    return true;
  }

  private async apply(tx: EntityManager, place: Place): Promise<void> {
    const total = await this.shown.countPeople(tx, place.teamId, place.channelId);
    await this.jobs.ensureApply(tx, { ...place, total });
    afterCommit(() => this.runner.wake());
  }
}
