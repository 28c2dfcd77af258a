import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import type { ClaimedDelivery, DeliveryResult } from '../delivery/delivery.js';
import { DeliveryHandler, DeliveryHandlers } from '../delivery/delivery-handler.js';
import { guardedFetch } from '../outbound/guarded-fetch.js';
import { JourneyRepository } from './journey.repository.js';

export type JourneyWebhookPayload = { journeyId: string; url: string; body: object };

const patienceMs = 5000;

/** `t=<seconds>,v1=<hex of HMAC-SHA-256 over "<t>.<body>">` */
export function signatureOf(secret: string, seconds: number, body: string): string {
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}

/**
 * Tells an address that staff gave of a step. It may hear it again when its answer was lost: `x-tieline-delivery` is
 * the same then.
 */
@Injectable()
export class JourneyWebhookHandler extends DeliveryHandler {
  readonly kind = 'journey.webhook';
  private readonly fetch: typeof fetch;

  constructor(
    private readonly transactions: Transactions,
    private readonly journeys: JourneyRepository,
    private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
    handlers: DeliveryHandlers,
  ) {
    super();
    this.fetch = guardedFetch(config.privateAddressesAllowed);
    handlers.register(this);
  }

  async deliver({ id, payload }: ClaimedDelivery): Promise<DeliveryResult> {
    const { journeyId, url, body } = payload as JourneyWebhookPayload;
    const [journey] = await this.transactions.once((db) => this.journeys.listByIds(db, [journeyId]));
    const secret = journey && this.journeys.secretOf(journey);
    if (!secret) return { kind: 'failed', reason: 'the journey is gone' };
    const text = JSON.stringify(body);
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'Tieline',
      'x-tieline-delivery': id,
      'x-tieline-signature': signatureOf(secret, Math.floor(this.clock.now() / 1000), text),
    };
    try {
      const signal = AbortSignal.timeout(patienceMs);
      const answer = await this.fetch(url, { method: 'POST', headers, body: text, signal });
      await answer.body?.cancel();
      return ofStatus(answer.status);
    } catch (error) {
      return ofFault(error);
    }
  }
}

function ofStatus(status: number): DeliveryResult {
  const reason = `the address answered ${status}`;
  if (status >= 200 && status < 300) return { kind: 'delivered', providerId: null };
  if (status === 408 || status === 429 || status >= 500) return { kind: 'retry', reason, doubtful: true };
  return { kind: 'failed', reason };
}

function ofFault(error: unknown): DeliveryResult {
  const code = (error as { cause?: { code?: string } }).cause?.code ?? (error as Error).name;
  if (['ERR_NOT_HTTPS', 'ERR_PRIVATE_ADDRESS', 'ERR_REDIRECT'].includes(code)) {
    return { kind: 'failed', reason: `the address is not called: ${code}` };
  }
  return { kind: 'retry', reason: `no answer: ${code}`, doubtful: true };
}
