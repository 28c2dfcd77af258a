import type { EntityManager } from 'typeorm';
import type { ClaimedDelivery, DeliveryKind, DeliveryResult } from './delivery.js';

/** Sends one kind of delivery. Never throws for faults outside. */
export abstract class DeliveryHandler {
  abstract readonly kind: DeliveryKind;
  /** `deliver` asks the provider what became of an earlier try, also when the time to send is over */
  readonly resolvesEarlierTries: boolean = false;
  /** when the provider is asked what became of one that ended as unknown; its payload is kept until then */
  readonly asksAfterMs: number | null = null;
  abstract deliver(delivery: ClaimedDelivery): Promise<DeliveryResult>;
  /** Runs in the transaction that ends the delivery as failed: give back what was taken for it. */
  onFailed?(tx: EntityManager, delivery: ClaimedDelivery): Promise<void>;
}

/** Features hand their handlers in here; a kind with no handler or two stops the start-up. */
export class DeliveryHandlers {
  private readonly byKind = new Map<DeliveryKind, DeliveryHandler>();

  register(handler: DeliveryHandler): void {
    if (this.byKind.has(handler.kind)) throw new Error(`two handlers for deliveries of kind ${handler.kind}`);
    this.byKind.set(handler.kind, handler);
  }

  get(kind: DeliveryKind): DeliveryHandler {
    const handler = this.byKind.get(kind);
    if (!handler) throw new Error(`no handler for deliveries of kind ${kind}`);
    return handler;
  }

  requireAll(kinds: readonly DeliveryKind[]): void {
    for (const kind of kinds) this.get(kind);
  }
}
