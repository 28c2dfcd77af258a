import { Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { ChannelEntity } from '../channels/channel.entity.js';
import { ChannelRepository } from '../channels/channel.repository.js';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import { InjectLogger } from '../logging/logging.module.js';
import { RunChecks } from './run-checks.js';
import type { Place } from './stored-setup.js';

const hourMs = 3_600_000;
export const checksEveryMs = 6 * hourMs;
/** Whoever dies over a channel leaves it to the next one after this. */
const leaseMs = 10 * 60_000;
/** A round looks at few: they are spread over the hours, not all in one minute. */
const batch = 5;

/** When which channel is looked at without being asked. The database says who does it: one process a channel. */
@Injectable()
export class CheckSchedule {
  constructor(
    private readonly transactions: Transactions,
    private readonly channels: ChannelRepository,
    private readonly checks: RunChecks,
    private readonly clock: Clock,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  /** @returns how many channels this process looked at */
  async round(): Promise<number> {
    const due = await this.transactions.once((db) => this.channels.listDue(db, this.clock.now(), batch));
    let done = 0;
    for (const channel of due) if (await this.take(channel)) done += 1;
    return done;
  }

  /** Somebody has just looked at everything. */
  async postpone({ teamId, channelId }: Place): Promise<void> {
    // Spread, so that channels that were connected together do not stay together.
    const at = this.clock.now() + checksEveryMs * (0.9 + Math.random() * 0.2);
    await this.transactions.once((db) => this.channels.setChecksDue(db, teamId, channelId, Math.round(at)));
  }

  private async take(channel: ChannelEntity): Promise<boolean> {
    const until = this.clock.now() + leaseMs;
    const mine = await this.transactions.once((db) => this.channels.claimChecks(db, channel, until));
    if (!mine) return false;
    const place = { teamId: channel.teamId, channelId: channel.id };
    await this.checks.run(place).catch((error: unknown) => {
      this.logger.warn({ err: error, channelId: channel.id }, 'scheduled checks failed');
    });
    await this.postpone(place);
    return true;
  }
}
