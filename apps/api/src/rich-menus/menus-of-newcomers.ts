import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { afterCommit } from '../database/transactions.js';
import { MenuJobRunner } from './menu-job-runner.js';
import { MenuJobs } from './menu-jobs.js';
import { MenuTruth } from './menu-truth.js';
import { RichMenuJobRepository } from './rich-menu-job.repository.js';

/** For whoever brings many people into a channel at once, without an event for each. */
@Injectable()
export class MenusOfNewcomers {
  constructor(
    private readonly truth: MenuTruth,
    private readonly jobs: RichMenuJobRepository,
    private readonly shown: MenuJobs,
    private readonly runner: MenuJobRunner,
  ) {}

  /** In the caller's transaction: everybody of the channel is brought the menu that is theirs. */
  async bring(
    tx: EntityManager,
    { teamId, channelId }: { teamId: string; channelId: string },
  ): Promise<void> {
    const { rules } = await this.truth.setup(tx, teamId, channelId);
    // the default is everybody's without a link
    if (rules.length === 0) return;
    const total = await this.shown.countPeople(tx, teamId, channelId);
    await this.jobs.ensureApply(tx, { teamId, channelId, total });
    afterCommit(() => this.runner.wake());
  }
}
