import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '../database/clock.js';
import { DeliveryReceipts, type Doubtful } from '../delivery/delivery-receipts.js';
import { Periodic } from '../delivery/periodic.js';
import { InjectLogger } from '../logging/logging.module.js';
import type { OtpSmsPayload } from './otp-sms.handler.js';
import { SettleSms } from './settle-sms.js';
import { SmsSender } from './sms-sender.js';

const everyMs = 15_000;
const batch = 50;
/** After the first question a minute after the send, each one waits as long as the SMS is old. */
export const firstAskMs = 60_000;
/** A gateway keeps an SMS for a day at most; after that nobody can tell any more. */
export const deadlineMs = 24 * 3_600_000;

/**
 * Asks about SMS whose answer was lost, by our reference and only the account that each was handed to. Where that is
 * gone, the deadline settles it. Nothing is ever sent here.
 */
@Injectable()
export class UnknownSms implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly periodic: Periodic;

  constructor(
    private readonly receipts: DeliveryReceipts,
    private readonly sender: SmsSender,
    private readonly settle: SettleSms,
    private readonly clock: Clock,
    @InjectLogger() private readonly logger: Logger,
  ) {
    this.periodic = new Periodic('unknown SMS', everyMs, () => this.ask(), logger);
  }

  onApplicationBootstrap(): void {
    this.periodic.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.periodic.stop();
  }

  /** All that are due, side by side: one slow gateway does not keep the others waiting. */
  async ask(): Promise<void> {
    const due = await this.receipts.listDoubtful('sms.otp', batch);
    await Promise.all(due.map((sms) => this.askAbout(sms)));
  }

  private async askAbout(sms: Doubtful): Promise<void> {
    const now = this.clock.now();
    const age = now - sms.endedAt;
    // Whoever moves the time of the next question is the one who asks this one.
    const next = Math.min(
      now + Math.max(firstAskMs, age),
      Math.max(now + firstAskMs, sms.endedAt + deadlineMs),
    );
    if (!(await this.receipts.postpone(sms, next))) return;
    const settled = (await this.askGateway(sms)) || (age >= deadlineMs && (await this.settle.assume(sms)));
    this.logger.info({ deliveryId: sms.id, settled }, 'asked about an unknown SMS');
  }

  private async askGateway(sms: Doubtful): Promise<boolean> {
    if (sms.payload === null) return false;
    const { to } = sms.payload as OtpSmsPayload;
    return this.settle.answer(sms, await this.sender.query(sms, to, sms.providerId));
  }
}
