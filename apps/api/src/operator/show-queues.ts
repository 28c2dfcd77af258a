import { Inject, Injectable } from '@nestjs/common';
import type { DeliveryQueues } from '@tieline/contracts';
import { ChannelSending } from '../channels/channel-sending.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { Transactions } from '../database/transactions.js';
import { DeliveryOverview } from '../delivery/delivery-overview.js';
import { DeliveryQueue } from '../delivery/delivery-queue.js';
import { withoutNumbers } from '../sms/without-numbers.js';
import { TeamRepository } from '../teams/team.repository.js';

const mostReasons = 10;

/** What waits in the whole installation. Counts and names only: nothing of customers. */
@Injectable()
export class ShowQueues {
  constructor(
    private readonly overview: DeliveryOverview,
    private readonly queue: DeliveryQueue,
    private readonly sending: ChannelSending,
    private readonly teams: TeamRepository,
    private readonly transactions: Transactions,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async show(): Promise<DeliveryQueues> {
    const [kinds, reasons, depths, pausedChannels] = await Promise.all([
      this.overview.byKind(),
      this.reasons(),
      this.queue.depths(),
      this.pausedChannels(),
    ]);
    return {
      kinds,
      reasons,
      runner: this.config.redis ? 'redis' : 'process',
      queues: depths && Object.entries(depths).map(([name, depth]) => ({ name, ...depth })),
      pausedChannels,
    };
  }

  /** Without the numbers that some providers repeat, which make one reason many. */
  private async reasons(): Promise<DeliveryQueues['reasons']> {
    const merged = new Map<string, DeliveryQueues['reasons'][number]>();
    for (const { kind, reason: told, count } of await this.overview.reasons()) {
      const reason = withoutNumbers(told) ?? '';
      const entry = merged.get(`${kind} ${reason}`);
      merged.set(`${kind} ${reason}`, { kind, reason, count: count + (entry?.count ?? 0) });
    }
    return [...merged.values()].sort((a, b) => b.count - a.count).slice(0, mostReasons);
  }

  private async pausedChannels(): Promise<DeliveryQueues['pausedChannels']> {
    const paused = await this.sending.listPaused();
    const waiting = await this.overview.waitingFor(paused.map(({ id }) => id));
    const teamIds = paused.map(({ teamId }) => teamId);
    const teams = await this.transactions.once((db) => this.teams.listNames(db, teamIds));
    return paused.map(({ id, name, teamId, pausedAt }) => ({
      id,
      name,
      team: teams.get(teamId) ?? '',
      pausedAt: new Date(pausedAt).toISOString(),
      waiting: waiting.get(id) ?? 0,
    }));
  }
}
