import { Injectable } from '@nestjs/common';
import type { CheckName, Repair, ResponseOf, repairChannel } from '@tieline/contracts';
import { Transactions } from '../../database/transactions.js';
import type { StaffContext } from '../../http/request-context.js';
import { CheckChannel } from '../check-channel.js';
import { StoredSetups, type StoredSetup } from '../stored-setup.js';
import { RepairHold } from './repair-hold.js';
import { RepairLiffApp } from './repair-liff-app.js';
import { RepairMenus } from './repair-menus.js';
import { RepairWebhook } from './repair-webhook.js';
import type { Repaired } from './repaired.js';

const liffChecks = [
  'liffApp',
  'liffEndpoint',
  'liffSize',
  'liffScopes',
  'liffBotPrompt',
  'liffSeparate',
] as const satisfies CheckName[];
const looksAgain: Record<Repair, readonly CheckName[]> = {
  webhook: ['webhook'],
  createLiffApp: liffChecks,
  liffApp: liffChecks,
  richMenus: ['richMenus'],
  defaultMenu: ['richMenus'],
};

/** One tap that puts something right at LINE: what it put right is looked at again. */
@Injectable()
export class RepairChannel {
  constructor(
    private readonly transactions: Transactions,
    private readonly setups: StoredSetups,
    private readonly hold: RepairHold,
    private readonly webhook: RepairWebhook,
    private readonly liff: RepairLiffApp,
    private readonly menus: RepairMenus,
    private readonly checks: CheckChannel,
  ) {}

  async repair(
    ctx: StaffContext,
    channelId: string,
    repair: Repair,
  ): Promise<ResponseOf<typeof repairChannel>> {
    const place = { teamId: ctx.teamId, channelId };
    const result = await this.hold.during(ctx, channelId, repair, async () => {
      const setup = await this.transactions.once((db) => this.setups.get(db, place));
      return this.work(ctx, setup, repair);
    });
    return { ...result, report: await this.checks.check(ctx, channelId, looksAgain[repair]) };
  }

  private work(ctx: StaffContext, setup: StoredSetup, repair: Repair): Promise<Repaired> {
    switch (repair) {
      case 'webhook':
        return this.webhook.repair(setup);
      case 'liffApp':
        return this.liff.repair(setup);
      case 'createLiffApp':
        return this.liff.create(ctx, setup);
      case 'richMenus':
        return this.menus.publish(setup);
      case 'defaultMenu':
        return this.menus.setDefault(setup);
    }
  }
}
