import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { TieStatus } from '@tieline/contracts';
import type { Logger } from 'pino';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import { InjectLogger } from '../logging/logging.module.js';
import { isOver, ShowTieStatus } from './show-tie-status.js';
import { TieAttemptRepository } from './tie-attempt.repository.js';

const lookEveryMs = 1000;
/** Of this process; whoever comes after asks again and again instead. */
const mostWatchers = 2000;

/** `null`: nothing more will come. */
export type Listener = (status: TieStatus | null) => void;
type Watcher = { attemptId: string; told: string; listener: Listener };

/** Pages that wait for their tie. One look a second for all of them, whichever process ties. */
@Injectable()
export class WatchTies implements BeforeApplicationShutdown {
  private readonly watchers = new Set<Watcher>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly transactions: Transactions,
    private readonly attempts: TieAttemptRepository,
    private readonly statuses: ShowTieStatus,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  /**
   * Tells the status at once, and every change until it is over. Resolves with how to stop listening.
   * @throws ProblemError request.not_found, service.busy
   */
  async watch(channelId: string, token: string, listener: Listener): Promise<() => void> {
    if (this.watchers.size >= mostWatchers) throw new ProblemError('service.busy', { retryAfterSeconds: 10 });
    const attempt = await this.statuses.find(channelId, token);
    const watcher: Watcher = { attemptId: attempt.id, told: '', listener };
    this.watchers.add(watcher);
    await this.look([watcher]);
    this.schedule();
    return () => this.watchers.delete(watcher);
  }

  beforeApplicationShutdown(): void {
    for (const { listener } of this.watchers) listener(null);
    this.watchers.clear();
    if (this.timer) clearTimeout(this.timer);
  }

  private schedule(): void {
    if (this.timer || this.watchers.size === 0) return;
    this.timer = setTimeout(() => {
      void this.look([...this.watchers])
        .catch((error: unknown) => this.logger.warn({ err: error }, 'ties could not be watched'))
        .finally(() => {
          this.timer = null;
          this.schedule();
        });
    }, lookEveryMs).unref();
  }

  private async look(watchers: readonly Watcher[]): Promise<void> {
    const ids = [...new Set(watchers.map(({ attemptId }) => attemptId))];
    const attempts = await this.transactions.once((db) => this.attempts.findAll(db, ids));
    const statuses = await this.statuses.ofAll(attempts);
    const byId = new Map(attempts.map(({ id }, i) => [id, statuses[i]]));
    for (const watcher of watchers) {
      const status = byId.get(watcher.attemptId);
      if (status) this.tell(watcher, status);
      if (!status || isOver(status)) {
        watcher.listener(null);
        this.watchers.delete(watcher);
      }
    }
  }

  private tell(watcher: Watcher, status: TieStatus): void {
    const words = JSON.stringify(status);
    if (words === watcher.told) return;
    watcher.told = words;
    watcher.listener(status);
  }
}
