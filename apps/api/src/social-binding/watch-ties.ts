import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { TieStatus } from '@tieline/contracts';
import type { Logger } from 'pino';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import { InjectLogger } from '../logging/logging.module.js';
import { Places } from './places.js';
import { isOver, ShowTieStatus } from './show-tie-status.js';
import { TieAttemptRepository } from './tie-attempt.repository.js';
import { tiePolicy } from './tie-policy.js';

const lookEveryMs = 1000;

/** `null`: nothing more will come. */
export type Listener = (status: TieStatus | null) => void;
export type Watching = { channelId: string; token: string; address: string };
type Watcher = { attemptId: string; told: string; listener: Listener; leave: () => void };

/** Pages that wait for their tie. One look a second for all of them, whichever process ties. */
@Injectable()
export class WatchTies implements BeforeApplicationShutdown {
  private readonly watchers = new Set<Watcher>();
  private readonly places = new Places();
  private timer: NodeJS.Timeout | null = null;
  private closed = false;

  constructor(
    private readonly transactions: Transactions,
    private readonly attempts: TieAttemptRepository,
    private readonly statuses: ShowTieStatus,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  /**
   * Tells the status at once, and every change until it is over. Resolves with how to stop listening.
   * @throws ProblemError request.not_found, service.busy: whoever asks then asks again and again instead
   */
  async watch({ channelId, token, address }: Watching, listener: Listener): Promise<() => void> {
    const { all, perAddress, perTie } = tiePolicy.watchers;
    const leave = this.places.take([
      { key: 'all', most: this.closed ? 0 : all },
      { key: `address ${address}`, most: perAddress },
      { key: `tie ${token}`, most: perTie },
    ]);
    if (!leave) throw new ProblemError('service.busy', { retryAfterSeconds: 10 });
    const watcher = { attemptId: '', told: '', listener, leave };
    this.watchers.add(watcher);
    const stop = () => this.forget(watcher);
    try {
      watcher.attemptId = (await this.statuses.find(channelId, token)).id;
      await this.look([watcher]);
    } catch (error) {
      stop();
      throw error;
    }
    this.schedule();
    return stop;
  }

  get size(): number {
    return this.watchers.size;
  }

  beforeApplicationShutdown(): void {
    this.closed = true;
    for (const watcher of [...this.watchers]) this.end(watcher);
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
    const known = watchers.filter(({ attemptId }) => attemptId !== '');
    const ids = [...new Set(known.map(({ attemptId }) => attemptId))];
    const attempts = await this.transactions.once((db) => this.attempts.findAll(db, ids));
    const statuses = await this.statuses.ofAll(attempts);
    const byId = new Map(attempts.map(({ id }, i) => [id, statuses[i]]));
    for (const watcher of known) {
      const status = byId.get(watcher.attemptId);
      if (status) this.tell(watcher, status);
      if (!status || isOver(status)) this.end(watcher);
    }
  }

  private tell(watcher: Watcher, status: TieStatus): void {
    const words = JSON.stringify(status);
    // somebody who has gone, or who was told by a look that ended earlier
    if (!this.watchers.has(watcher) || words === watcher.told) return;
    watcher.told = words;
    watcher.listener(status);
  }

  private end(watcher: Watcher): void {
    if (this.forget(watcher)) watcher.listener(null);
  }

  private forget(watcher: Watcher): boolean {
    watcher.leave();
    return this.watchers.delete(watcher);
  }
}
