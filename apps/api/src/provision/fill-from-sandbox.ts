import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { ChannelRepository } from '../channels/channel.repository.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { isDuplicateKey } from '../database/database-errors.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import { TopUp } from '../sms/top-up.js';
import { prepareTeam } from './prepared-team.js';
import { readProvisionFile } from './provision-file.js';
import { TeamContent } from './team-content.js';

/** Lets a new team begin with the sandbox's channels: the file that describes them, without its people. */
@Injectable()
export class FillFromSandbox {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly transactions: Transactions,
    private readonly channels: ChannelRepository,
    private readonly content: TeamContent,
    private readonly credit: TopUp,
    private readonly audit: AuditLog,
  ) {}

  get offered(): boolean {
    return this.config.sandboxProvisionFile !== null;
  }

  /** @throws ProblemError setup.no_sandbox, setup.not_empty */
  async fill(ctx: StaffContext): Promise<void> {
    const { sandboxProvisionFile: path } = this.config;
    if (path === null) throw new ProblemError('setup.no_sandbox');
    const file = await readProvisionFile(path);
    const prepared = await prepareTeam(path, { ...file, staff: [] });
    try {
      await this.transactions.run((tx) => this.insert(tx, ctx, prepared));
    } catch (error) {
      // A second tap, or a team that has begun on its own.
      throw isDuplicateKey(error) ? new ProblemError('setup.not_empty') : error;
    }
  }

  private async insert(
    tx: EntityManager,
    ctx: StaffContext,
    prepared: Awaited<ReturnType<typeof prepareTeam>>,
  ): Promise<void> {
    if ((await this.channels.list(tx, ctx.teamId)).length > 0) throw new ProblemError('setup.not_empty');
    await this.content.insert(tx, ctx, prepared);
    if (prepared.smsCredit > 0) {
      await this.credit.book(tx, ctx, {
        amount: prepared.smsCredit,
        note: 'sandbox',
        reference: ctx.teamId,
      });
    }
    const target = { action: 'team.sandbox_used', targetType: 'team', targetId: ctx.teamId };
    await this.audit.record(tx, ctx, { ...target, after: { channels: prepared.channels.length } });
  }
}
