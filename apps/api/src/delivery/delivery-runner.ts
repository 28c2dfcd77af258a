import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '../database/clock.js';
import { InjectLogger } from '../logging/logging.module.js';
import type { ClaimedDelivery, DeliveryResult } from './delivery.js';
import { DeliveryHandlers } from './delivery-handler.js';
import { DeliveryRepository, type Claim } from './delivery.repository.js';

/** Claims a delivery, has its handler send it, records the result. Safe to call twice for one id. */
@Injectable()
export class DeliveryRunner implements BeforeApplicationShutdown {
  private readonly running = new Set<Promise<void>>();
  private stopping = false;

  constructor(
    private readonly repository: DeliveryRepository,
    private readonly handlers: DeliveryHandlers,
    private readonly clock: Clock,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  async run(id: string): Promise<void> {
    if (this.stopping) return;
    await this.track(async () => {
      const claim = await this.repository.claim(id);
      if (claim) await this.attempt(claim);
    });
  }

  /** For a delivery that was born claimed by this process. */
  async runClaimed(claim: Claim): Promise<void> {
    await this.track(() => this.attempt(claim));
  }

  /** Lets running deliveries end; what has not begun stays queued for another process. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await Promise.allSettled([...this.running]);
  }

  private async track(work: () => Promise<void>): Promise<void> {
    const task = work().catch((error: unknown) => {
      this.logger.error({ err: error }, 'delivery attempt failed; the sweeper will take it up');
    });
    this.running.add(task);
    await task;
    this.running.delete(task);
  }

  private async attempt(claim: Claim): Promise<void> {
    const { delivery } = claim;
    const handler = this.handlers.get(delivery.kind);
    const result = await this.deliver(delivery);
    await this.repository.record(
      claim,
      result,
      handler.onFailed ? (tx) => handler.onFailed?.(tx, delivery) ?? Promise.resolve() : null,
    );
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

  private async deliver(delivery: ClaimedDelivery): Promise<DeliveryResult> {
    if (this.clock.now() >= delivery.expiresAt && delivery.attempt === 1) {
      return { kind: 'failed', reason: 'expired before it could be sent' };
    }
    const result = await this.handlers.get(delivery.kind).deliver(delivery);
    if (result.kind !== 'retry' || this.clock.now() < delivery.expiresAt) return result;
    return { kind: 'failed', reason: `expired: ${result.reason}` };
  }
}
