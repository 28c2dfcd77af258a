import { Injectable } from '@nestjs/common';
import type { RichMenuJob } from '@tieline/contracts';
import type { Logger } from 'pino';
import { ChannelCredentials, type ChannelIdentity } from '../channels/channel-credentials.js';
import { Clock } from '../database/clock.js';
import { Outbox } from '../delivery/outbox.js';
import { InjectLogger } from '../logging/logging.module.js';
import { LineTrouble } from './menu-at-line.js';
import { MenuJobEnds } from './menu-job-ends.js';
import { leaseMs, type MenuJobStep, type Piece } from './menu-job-step.js';
import { MenuJobSteps } from './menu-job-steps.js';
import { RichMenuJobRepository } from './rich-menu-job.repository.js';
import type { RichMenuJobEntity } from './rich-menu.entities.js';

/** The job is somebody else's, or nobody's, by now. */
export class Interrupted extends Error {}

const following: Record<RichMenuJob['step'], RichMenuJob['step'] | null> = {
  prepare: 'link',
  link: 'verify',
  verify: 'tidy',
  tidy: null,
};

/** Works a job off, piece by piece: each together with how far it came. */
@Injectable()
export class MenuJobWork {
  private stopping = false;

  constructor(
    private readonly outbox: Outbox,
    private readonly jobs: RichMenuJobRepository,
    private readonly steps: MenuJobSteps,
    private readonly ends: MenuJobEnds,
    private readonly channels: ChannelCredentials,
    private readonly clock: Clock,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  stop(): void {
    this.stopping = true;
  }

  /** @throws Interrupted */
  async workOff(job: RichMenuJobEntity): Promise<void> {
    const channel = await this.channels.find(job.channelId);
    if (!channel) return this.ends.fail(job, 'the channel is gone');
    try {
      while (await this.goOn(job, channel));
    } catch (error) {
      if (error instanceof Interrupted) throw error;
      if (error instanceof LineTrouble) return this.ends.troubled(job, channel, error);
      this.logger.error({ err: error, jobId: job.id }, 'a rich menu job failed');
      await this.ends.fail(job, 'internal fault');
    }
  }

  /** False when it is over. */
  private async goOn(job: RichMenuJobEntity, channel: ChannelIdentity): Promise<boolean> {
    if (this.stopping) {
      await this.ends.release(job);
      throw new Interrupted();
    }
    const step: MenuJobStep = this.steps.of(job.step);
    const piece = await step.work(job, channel);
    if (piece) {
      await this.commit(job, piece);
      return true;
    }
    const next = following[job.step];
    if (next === null) return this.ends.finishOrRepeat(job);
    await this.commit(job, () => Promise.resolve({ step: next, cursor: null }));
    return true;
  }

  private async commit(job: RichMenuJobEntity, piece: Piece): Promise<void> {
    const changes = await this.outbox.run(async (tx, enqueue) => {
      const held = { leaseUntil: this.clock.now() + leaseMs, tries: 0, problem: null };
      // First, so that nothing is written for a job that was stopped.
      if (!(await this.jobs.save(tx, job, held))) throw new Interrupted();
      const made = await piece(tx, enqueue);
      if (Object.keys(made).length > 0) await this.jobs.save(tx, job, made);
      return { ...held, ...made };
    });
    Object.assign(job, changes);
  }
}
