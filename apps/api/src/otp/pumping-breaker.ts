import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import { Periodic } from '../delivery/periodic.js';
import { InjectLogger } from '../logging/logging.module.js';
import { OtpChallengeRepository } from './otp-challenge.repository.js';
import { otpPolicy } from './otp-policy.js';

/** Switches a destination prefix off that was sent much and verified little: that is how SMS pumping looks. */
@Injectable()
export class PumpingBreaker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly periodic: Periodic;

  constructor(
    private readonly transactions: Transactions,
    private readonly challenges: OtpChallengeRepository,
    private readonly clock: Clock,
    @InjectLogger() private readonly logger: Logger,
  ) {
    this.periodic = new Periodic('pumping breaker', 30_000, () => this.check(), logger);
  }

  onApplicationBootstrap(): void {
    this.periodic.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.periodic.stop();
  }

  async check(): Promise<void> {
    const now = this.clock.now();
    const pumped = await this.transactions.once((db) => this.challenges.findPumpedPrefixes(db, now));
    for (const { teamId, prefix } of pumped) {
      await this.transactions.run((tx) =>
        this.challenges.blockPrefix(tx, teamId, prefix, now + otpPolicy.prefixBlockMs),
      );
      this.logger.error({ teamId, prefix }, 'prefix switched off: many codes sent, few verified');
    }
  }
}
