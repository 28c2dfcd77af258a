import { Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { ChannelIdentity } from '../channels/channel-credentials.js';
import { ChannelSending, pausedWaitMs } from '../channels/channel-sending.js';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import { InjectLogger } from '../logging/logging.module.js';
import type { LineTrouble } from './menu-at-line.js';
import { RichMenuJobRepository } from './rich-menu-job.repository.js';
import type { RichMenuJobEntity } from './rich-menu.entities.js';
import { RichMenuRepository } from './rich-menu.repository.js';

const shortestWaitMs = 2_000;
const longestWaitMs = 5 * 60_000;

/** How a job stops: done, put off, or failed. */
@Injectable()
export class MenuJobEnds {
  constructor(
    private readonly transactions: Transactions,
    private readonly jobs: RichMenuJobRepository,
    private readonly menus: RichMenuRepository,
    private readonly sending: ChannelSending,
    private readonly clock: Clock,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  /** False when it is done; true when something came meanwhile and it begins at the top. */
  async finishOrRepeat(job: RichMenuJobEntity): Promise<boolean> {
    const top = { step: 'prepare' as const, cursor: null, processed: 0, again: 0 };
    const isDone = await this.transactions.run(async (tx) => {
      if (await this.jobs.finish(tx, job, { state: 'done', problem: null })) return true;
      await this.jobs.save(tx, job, top);
      return false;
    });
    if (!isDone) Object.assign(job, top);
    return !isDone;
  }

  /** LINE is away or wants it slower: later, from where it is. Anything else is for staff. */
  async troubled(job: RichMenuJobEntity, channel: ChannelIdentity, trouble: LineTrouble): Promise<void> {
    const { failed, message } = trouble;
    const details = [message, ...failed.details].join(' · ').slice(0, 300);
    switch (failed.reason) {
      case 'server':
      case 'timeout':
      case 'network':
      case 'rate_limited':
        return this.putOff(
          job,
          details,
          Math.min(longestWaitMs, shortestWaitMs * 2 ** Math.min(job.tries, 10)),
        );
      case 'unauthorized':
        await this.sending.pause(channel, failed.message);
        return this.putOff(job, details, pausedWaitMs);
      case 'not_found':
      case 'bad_request':
      case 'forbidden':
      case 'monthly_limit':
      case 'invalid_reply_token':
        return this.fail(job, details);
    }
  }

  async fail(job: RichMenuJobEntity, problem: string): Promise<void> {
    this.logger.warn({ jobId: job.id, channelId: job.channelId, problem }, 'a rich menu job failed');
    await this.transactions.run(async (tx) => {
      const isOver = await this.jobs.finish(tx, job, { state: 'failed', problem });
      if (isOver) await this.menus.giveUpMaking(tx, job.channelId);
    });
  }

  /** For another process, at once. */
  async release(job: RichMenuJobEntity): Promise<void> {
    await this.transactions.run((tx) => this.jobs.save(tx, job, { leaseUntil: 0, leaseToken: '' }));
  }

  private async putOff(job: RichMenuJobEntity, problem: string, waitMs: number): Promise<void> {
    const leaseUntil = this.clock.now() + waitMs;
    const tries = job.tries + 1;
    await this.transactions.run((tx) =>
      this.jobs.save(tx, job, { problem, tries, leaseUntil, leaseToken: '' }),
    );
  }
}
