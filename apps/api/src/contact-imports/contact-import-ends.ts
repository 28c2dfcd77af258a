import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../database/clock.js';
import { MenusOfNewcomers } from '../rich-menus/menus-of-newcomers.js';
import type { ContactImportEntity } from './contact-import.entity.js';
import { ContactImportRepository } from './contact-import.repository.js';

/** How an import ends: whoever it has brought gets the menu that is theirs, for no event told of them. */
@Injectable()
export class ContactImportEnds {
  constructor(
    private readonly imports: ContactImportRepository,
    private readonly menus: MenusOfNewcomers,
    private readonly clock: Clock,
  ) {}

  async finish(
    tx: EntityManager,
    job: ContactImportEntity,
    failure: ContactImportEntity['failure'],
  ): Promise<void> {
    const state = failure === null ? 'done' : 'failed';
    const ended = await this.imports.save(tx, job, { state, failure, finishedAt: this.clock.now() });
    if (ended) await this.bringMenus(tx, job);
  }

  /** False when it was over already. */
  async stop(tx: EntityManager, { teamId, id }: ContactImportEntity): Promise<boolean> {
    if (!(await this.imports.stop(tx, teamId, id, this.clock.now()))) return false;
    await this.bringMenus(tx, await this.imports.get(tx, teamId, id));
    return true;
  }

  private async bringMenus(tx: EntityManager, job: ContactImportEntity): Promise<void> {
    if (job.processed > job.rejected) await this.menus.bring(tx, job);
  }
}
