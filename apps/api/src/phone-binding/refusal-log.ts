import { Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Batcher } from '../database/batcher.js';
import { Clock } from '../database/clock.js';
import { newId } from '../database/ids.js';
import { insertRows } from '../database/statements.js';
import { Transactions } from '../database/transactions.js';
import type { LiffContext } from '../http/request-context.js';
import { ProblemError } from '../http/problem.js';
import { InjectLogger } from '../logging/logging.module.js';
import { BindingRefusalEntity } from './binding-refusal.entity.js';

const hourMs = 3_600_000;
const maxItems = 100;

/** Remembers why no code was sent: what the funnel counts beside the rows of those who got one. */
@Injectable()
export class RefusalLog {
  private readonly batcher: Batcher<BindingRefusalEntity, void>;

  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    @InjectLogger() private readonly logger: Logger,
  ) {
    this.batcher = new Batcher((rows) => this.write(rows), maxItems, 1);
  }

  /** Written beside the answer: nobody waits for it, and nothing of the answer hangs on it. */
  note({ channel, lineUserId, source }: LiffContext, error: unknown): void {
    if (!(error instanceof ProblemError)) return;
    const createdAt = this.clock.now();
    const hour = Math.floor(createdAt / hourMs);
    const who = { teamId: channel.teamId, channelId: channel.id, lineUserId, source };
    this.batcher
      .add({ id: newId(), ...who, reason: error.code, hour, createdAt })
      .catch((cause: unknown) => this.logger.warn({ err: cause }, 'a refusal was not counted'));
  }

  private async write(rows: readonly BindingRefusalEntity[]): Promise<void[]> {
    await this.transactions.once((db) =>
      insertRows(db, BindingRefusalEntity, rows, { ignoreDuplicates: true }),
    );
    return [];
  }
}
