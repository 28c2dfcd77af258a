import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import { Periodic } from '../delivery/periodic.js';
import { Metrics } from '../metrics/metrics.js';
import { InjectLogger } from '../logging/logging.module.js';
import { OtpChallengeRepository, type PrefixConversion } from './otp-challenge.repository.js';
import { otpPolicy } from './otp-policy.js';

/** Switches a destination prefix off that was sent much and verified little: that is how SMS pumping looks. */
@Injectable()
export class PumpingBreaker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly periodic: Periodic;

  constructor(
    private readonly transactions: Transactions,
    private readonly challenges: OtpChallengeRepository,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
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
    const conversions = await this.transactions.once((db) => this.challenges.listConversions(db, now));
    this.tell(conversions);
    for (const { teamId, prefix } of conversions.filter(isPumped)) {
      await this.transactions.run((tx) =>
        this.challenges.blockPrefix(tx, teamId, prefix, now + otpPolicy.prefixBlockMs),
      );
      this.metrics.prefixesBlocked.add();
      this.logger.error({ teamId, prefix }, 'prefix switched off: many codes sent, few verified');
    }
  }
  /** Prefixes over all teams: a prefix is a carrier's block of numbers, not a person. */
  private tell(conversions: readonly PrefixConversion[]): void {
    const { codesSent, codesVerified } = this.metrics;
    codesSent.clear();
    codesVerified.clear();
    for (const { prefix, sends, verified } of conversions) {
      codesSent.set({ prefix }, codesSent.get({ prefix }) + sends);
      codesVerified.set({ prefix }, codesVerified.get({ prefix }) + verified);
    }
  }
}

function isPumped({ sends, verified }: PrefixConversion): boolean {
  return sends >= otpPolicy.prefixMinSends && verified < sends * otpPolicy.prefixMinVerified;
}
