import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '../database/clock.js';
import { Metrics } from '../metrics/metrics.js';
import { InjectLogger } from '../logging/logging.module.js';
import { ChannelGate, type Admission } from './channel-gate.js';
import { deliveryKinds, type ClaimedDelivery, type DeliveryResult, type QueueName } from './delivery.js';
import { DeliveryHandlers, type DeliveryHandler } from './delivery-handler.js';
import type { Doorbell } from './delivery-queue.js';
import { DeliveryRepository, type Claim } from './delivery.repository.js';
import { Underway } from './underway.js';

/** A delivery out of a queue that has put it in its order already. */
export type QueuedDelivery = { id: string; channelId: string | null; queue: QueueName };

/** Claims a delivery, has its handler send it, records the result. Safe to call twice for one id. */
@Injectable()
export class DeliveryRunner implements BeforeApplicationShutdown {
  private readonly underway = new Underway();
  private readonly gate = new ChannelGate((id, leave) => this.run(id, leave));
  private isStopping = false;

  constructor(
    private readonly repository: DeliveryRepository,
    private readonly handlers: DeliveryHandlers,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  get stopping(): boolean {
    return this.isStopping;
  }

  /** @param handedOver is called when the provider has answered; what is left is the record */
  async run(id: string, handedOver: () => void = () => undefined): Promise<void> {
    if (this.isStopping) return;
    await this.track(this.claimAndAttempt(id, handedOver));
  }

  /** Runs it when its channel has a place free, now or later; a channel that is slow delays no other. */
  offer({ id, channelId, ...of }: Doorbell | QueuedDelivery): Promise<Admission> {
    const { queue, priority } = 'kind' in of ? deliveryKinds[of.kind] : { ...of, priority: 1 };
    return this.gate.offer(`${queue}:${channelId ?? ''}`, { id, priority });
  }

  /** Channels without a free place. */
  crowdedChannels(): string[] {
    return this.gate.full().map((lane) => lane.slice(lane.indexOf(':') + 1));
  }

  /** For a delivery that was born claimed by this process. */
  async runClaimed(claim: Claim): Promise<void> {
    await this.track(this.attempt(claim));
  }

  /** Lets running deliveries end; what has not begun stays queued for another process. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    this.gate.close();
    await this.underway.ended();
  }

  private track(work: Promise<void>): Promise<void> {
    return this.underway.track(work, (error) =>
      this.logger.error({ err: error }, 'delivery attempt failed; the sweeper will take it up'),
    );
  }

  private async claimAndAttempt(id: string, handedOver: () => void): Promise<void> {
    const claim = await this.repository.claim(id);
    if (claim) await this.attempt(claim, handedOver);
  }

  private async attempt(claim: Claim, handedOver: () => void = () => undefined): Promise<void> {
    const { delivery } = claim;
    const handler = this.handlers.get(delivery.kind);
    const result = await this.deliver(claim, handler);
    handedOver();
    await this.repository.record(claim, result, {
      onFailed: handler.onFailed ? (tx) => handler.onFailed?.(tx, delivery) ?? Promise.resolve() : null,
      asksAfterMs: handler.asksAfterMs,
    });
    this.count(delivery, result);
    const level = result.kind === 'delivered' ? 'info' : 'warn';
    this.logger[level](
      {
        deliveryId: delivery.id,
        kind: delivery.kind,
        attempt: delivery.attempt,
        result: result.kind,
        reason: result.kind === 'delivered' ? undefined : result.reason,
      },
      'delivery',
    );
  }

  private count({ kind, createdAt }: ClaimedDelivery, result: DeliveryResult): void {
    this.metrics.deliveries.add({ kind, result: result.kind });
    if (result.kind === 'retry') return;
    this.metrics.deliverySeconds.observe({ kind }, Math.max(0, this.clock.now() - createdAt) / 1000);
  }

  private async deliver(
    { delivery, payloadFault }: Claim,
    handler: DeliveryHandler,
  ): Promise<DeliveryResult> {
    const late = this.clock.now() >= delivery.expiresAt;
    if (late && !delivery.doubtful) return { kind: 'failed', reason: 'expired before it could be sent' };
    if (late && !handler.resolvesEarlierTries) {
      return { kind: 'unknown', reason: 'expired; an earlier try may have arrived' };
    }
    const result: DeliveryResult =
      payloadFault && !late
        ? { kind: 'retry', reason: `the payload can not be read: ${payloadFault}` }
        : await this.handOver(delivery, handler);
    if (result.kind !== 'retry' || this.clock.now() < delivery.expiresAt) return result;
    const doubtful = result.doubtful || (delivery.doubtful && !handler.resolvesEarlierTries);
    return { kind: doubtful ? 'unknown' : 'failed', reason: `expired: ${result.reason}` };
  }

  /** A handler that throws is a fault of ours. It may have sent before it threw, and it must not run for ever. */
  private async handOver(delivery: ClaimedDelivery, handler: DeliveryHandler): Promise<DeliveryResult> {
    try {
      return await handler.deliver(delivery);
    } catch (error) {
      this.logger.error(
        { err: error, deliveryId: delivery.id, kind: delivery.kind },
        'delivery handler failed',
      );
      return { kind: 'retry', reason: 'internal fault', doubtful: true };
    }
  }
}
