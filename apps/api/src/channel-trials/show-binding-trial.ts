import { Injectable } from '@nestjs/common';
import type { BindingTrial } from '@tieline/contracts';
import { ChannelRepository } from '../channels/channel.repository.js';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import type { StaffContext } from '../http/request-context.js';
import { stepsOf } from './trial-steps.js';
import { TrialRepository } from './trial.repository.js';

const trialMs = 3_600_000;

/** Staff watch their own binding arrive. Nothing is written for it: the link's source finds what the journey wrote. */
@Injectable()
export class ShowBindingTrial {
  constructor(
    private readonly transactions: Transactions,
    private readonly channels: ChannelRepository,
    private readonly trials: TrialRepository,
    private readonly clock: Clock,
  ) {}

  show({ teamId }: StaffContext, channelId: string, source: string): Promise<BindingTrial> {
    const now = this.clock.now();
    return this.transactions.once(async (db) => {
      await this.channels.get(db, teamId, channelId);
      const traces = await this.trials.find(db, { teamId, channelId }, source, now - trialMs);
      return { name: traces?.session.lineName ?? null, steps: stepsOf(traces, now) };
    });
  }
}
