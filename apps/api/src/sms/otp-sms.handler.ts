import { Injectable } from '@nestjs/common';
import type { Locale } from '@tieline/contracts';
import { otpText } from '@tieline/sms';
import type { EntityManager } from 'typeorm';
import { Cipher } from '../database/cipher.js';
import { Clock } from '../database/clock.js';
import type { ClaimedDelivery, DeliveryResult } from '../delivery/delivery.js';
import { DeliveryHandler, DeliveryHandlers } from '../delivery/delivery-handler.js';
import { codeKeyPurpose, codeOf, type CodeBinding } from '../otp/otp-code.js';
import { SettleSms } from './settle-sms.js';
import { SmsCredit } from './sms-credit.js';
import { SmsSender } from './sms-sender.js';
import { firstAskMs } from './unknown-sms.js';

/** Everything the text is made of, but the code: that is drawn again from the seed when the SMS is sent. */
export type OtpSmsPayload = {
  to: string;
  seed: string;
  binding: CodeBinding;
  senderName: string;
  minutes: number;
  locale: Locale;
};

/** What staff send to their own phone to see whether it arrives. */
export type TestSmsPayload = { to: string; text: string };

/** Sends a code by SMS. The gateway gets the delivery's id as reference; an SMS is never sent again blindly. */
@Injectable()
export class OtpSmsHandler extends DeliveryHandler {
  readonly kind = 'sms.otp';
  override readonly resolvesEarlierTries = true;
  override readonly asksAfterMs = firstAskMs;
  private readonly codeKey: Buffer;

  constructor(
    private readonly sender: SmsSender,
    private readonly credit: SmsCredit,
    private readonly settle: SettleSms,
    private readonly clock: Clock,
    cipher: Cipher,
    handlers: DeliveryHandlers,
  ) {
    super();
    this.codeKey = cipher.deriveKey(codeKeyPurpose);
    handlers.register(this);
  }

  async deliver(delivery: ClaimedDelivery): Promise<DeliveryResult> {
    const earlier = delivery.doubtful ? await this.resolveEarlierTry(delivery) : null;
    if (earlier && earlier !== 'sendAgain') return earlier;
    const payload = delivery.payload as OtpSmsPayload | TestSmsPayload;
    const message = { id: delivery.id, to: payload.to, text: this.textOf(payload) };
    return earlier === 'sendAgain'
      ? this.sender.sendAgain(delivery, message)
      : this.sender.send(delivery, message);
  }

  private textOf(payload: OtpSmsPayload | TestSmsPayload): string {
    if ('text' in payload) return payload.text;
    const { senderName, minutes, locale, seed, binding } = payload;
    return otpText({ senderName, code: codeOf(this.codeKey, seed, binding), minutes, locale });
  }

  override async onFailed(tx: EntityManager, delivery: ClaimedDelivery): Promise<void> {
    await this.credit.refund(tx, delivery.teamId, delivery.id, 'SMS not sent');
  }

  /**
   * A try before this one may have reached the gateway: ask for our reference first. Null: it never did; `sendAgain`:
   * that gateway can not tell, but takes the same message once.
   */
  private async resolveEarlierTry(delivery: ClaimedDelivery): Promise<DeliveryResult | 'sendAgain' | null> {
    const { to } = delivery.payload as OtpSmsPayload | TestSmsPayload;
    const state = await this.sender.query(delivery, to);
    const expired = this.clock.now() >= delivery.expiresAt;
    switch (state.kind) {
      case 'accepted':
      case 'delivered':
        return { kind: 'delivered', providerId: state.providerId };
      case 'undelivered':
        // Sent and lost is not the same as not sent: the team's rule says who pays.
        await this.settle.answer(delivery, state);
        return { kind: 'failed', reason: `undelivered: ${state.detail}` };
      case 'notFound':
        return expired ? { kind: 'failed', reason: 'expired before it could be sent' } : null;
      case 'sendAgain':
        return expired
          ? { kind: 'unknown', reason: `an earlier try may have been sent: ${state.detail}` }
          : 'sendAgain';
      case 'unavailable':
        return expired
          ? { kind: 'unknown', reason: `an earlier try may have been sent: ${state.detail}` }
          : { kind: 'retry', reason: state.detail, afterMs: 5000, doubtful: true };
    }
  }
}
