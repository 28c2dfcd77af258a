import { Injectable } from '@nestjs/common';
import type { Repair } from '@tieline/contracts';
import { AuditLog } from '../../audit/audit-log.js';
import { ChannelRepository } from '../../channels/channel.repository.js';
import { Clock } from '../../database/clock.js';
import { Transactions } from '../../database/transactions.js';
import { ProblemError } from '../../http/problem.js';
import type { StaffContext } from '../../http/request-context.js';
import type { Repaired } from './repaired.js';

/** Longer than LINE's time limits for the calls of one repair. */
const holdMs = 60_000;

/** One repair at a time a channel: two taps at once must not make two LIFF apps. Each one is written down. */
@Injectable()
export class RepairHold {
  constructor(
    private readonly transactions: Transactions,
    private readonly channels: ChannelRepository,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** @throws request.conflict while another repair runs; request.not_found for another team's channel too */
  async during(
    ctx: StaffContext,
    channelId: string,
    repair: Repair,
    work: () => Promise<Repaired>,
  ): Promise<Repaired> {
    const place = { id: channelId, teamId: ctx.teamId };
    const now = this.clock.now();
    const held = await this.transactions.once(async (db) => {
      await this.channels.get(db, ctx.teamId, channelId);
      return this.channels.holdForRepair(db, place, now, now + holdMs);
    });
    if (!held) throw new ProblemError('request.conflict');
    try {
      const result = await work();
      await this.transactions.run((tx) =>
        this.audit.record(tx, ctx, {
          action: 'channel.repaired',
          targetType: 'channel',
          targetId: channelId,
          after: { repair, outcome: result.outcome },
        }),
      );
      return result;
    } finally {
      await this.transactions.once((db) => this.channels.endRepair(db, place));
    }
  }
}
