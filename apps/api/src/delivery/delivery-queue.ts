import type { DeliveryKind, QueueName } from './delivery.js';

/** A delivery that waits; the channel says whose place it takes. */
export type Doorbell = { id: string; kind: DeliveryKind; channelId: string | null };

export type QueueDepth = { waiting: number; active: number; failed: number };

/** Tells a worker that deliveries wait. Only a doorbell: never awaited, may lose calls, holds ids only. */
export abstract class DeliveryQueue {
  abstract ring(doorbells: readonly Doorbell[]): void;
  /** Jobs by queue; null while the queues do not answer. */
  abstract depths(): Promise<Record<QueueName, QueueDepth> | null>;
}
