import type { DeliveryKind } from './delivery.js';

export type Doorbell = { id: string; kind: DeliveryKind };

/** Tells a worker that deliveries wait. Only a doorbell: never awaited, may lose calls, holds ids only. */
export abstract class DeliveryQueue {
  abstract ring(doorbells: readonly Doorbell[]): void;
}
