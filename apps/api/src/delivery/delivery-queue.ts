import type { DeliveryKind } from './delivery.js';

/** A delivery that waits; the channel says whose place it takes. */
export type Doorbell = { id: string; kind: DeliveryKind; channelId: string | null };

/** Tells a worker that deliveries wait. Only a doorbell: never awaited, may lose calls, holds ids only. */
export abstract class DeliveryQueue {
  abstract ring(doorbells: readonly Doorbell[]): void;
}
