import { setTimeout as sleep } from 'node:timers/promises';
import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { Logger } from 'pino';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { Clock } from '../database/clock.js';
import { Periodic } from '../delivery/periodic.js';
import { Metrics } from '../metrics/metrics.js';
import { InjectLogger } from '../logging/logging.module.js';
import { HousekeepingRepository } from './housekeeping.repository.js';
import { retentionRules, type RetentionRule } from './retention.js';

const lookEveryMs = 60_000;
const everyMs = 3_600_000;
/** A turn ends before its lease does; what is left is taken up at the next look. */
const turnMs = 60_000;
const leaseMs = 5 * 60_000;
const chunk = 200;

/** Deletes what is older than the retention settings say: a chunk, a pause of twice its time, the next chunk. */
@Injectable()
export class Housekeeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly periodic: Periodic;
  private stopping = false;

  constructor(
    private readonly repository: HousekeepingRepository,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
    @Inject(CONFIG) private readonly config: Config,
    @InjectLogger() private readonly logger: Logger,
  ) {
    this.periodic = new Periodic(
      'housekeeping',
      lookEveryMs,
      () => this.cleanUp().then(() => undefined),
      logger,
    );
  }

  onApplicationBootstrap(): void {
    this.periodic.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.periodic.stop();
  }

  /** Rows deleted by name of the rule; null when it is not this process's turn. */
  async cleanUp(): Promise<Record<string, number> | null> {
    const now = this.clock.now();
    const turn = await this.repository.takeTurn(now, now + leaseMs);
    if (!turn) return null;
    const purged: Record<string, number> = {};
    let complete = true;
    for (const rule of retentionRules(this.config.retention, now)) {
      const { rows, isThrough } = await this.purge(rule, now + turnMs);
      purged[rule.name] = (purged[rule.name] ?? 0) + rows;
      complete &&= isThrough;
      if (rows > 0) this.metrics.purged.add({ rule: rule.name }, rows);
    }
    await this.repository.endTurn(turn, complete ? now + everyMs : now);
    if (Object.values(purged).some((rows) => rows > 0))
      this.logger.info({ purged, complete }, 'housekeeping');
    return purged;
  }

  private async purge(rule: RetentionRule, until: number): Promise<{ rows: number; isThrough: boolean }> {
    let rows = 0;
    while (!this.stopping && this.clock.now() < until) {
      const began = performance.now();
      const found = await this.repository.deleteSome(rule, chunk);
      rows += found;
      if (found < chunk) return { rows, isThrough: true };
      await sleep(2 * (performance.now() - began), undefined, { ref: false });
    }
    return { rows, isThrough: false };
  }
}
