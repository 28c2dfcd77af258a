import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transactions } from '../database/transactions.js';
import type { DeliveryDraft } from './delivery.js';
import { DeliveryQueue, type Doorbell } from './delivery-queue.js';
import { DeliveryRepository } from './delivery.repository.js';

/** Adds a delivery to the running transaction; returns its id. */
export type Enqueue = (draft: DeliveryDraft) => Promise<string>;

/**
 * A transaction that may cause deliveries: rows are written inside it, the queue is told after the commit.
 * Nothing here waits for the queue.
 */
@Injectable()
export class Outbox {
  constructor(
    private readonly transactions: Transactions,
    private readonly repository: DeliveryRepository,
    private readonly queue: DeliveryQueue,
  ) {}

  async run<T>(work: (tx: EntityManager, enqueue: Enqueue) => Promise<T>): Promise<T> {
    let doorbells: Doorbell[] = [];
    const result = await this.transactions.run((tx) => {
      doorbells = [];
      return work(tx, async (draft) => {
        const id = await this.repository.insert(tx, draft);
        doorbells.push({ id, kind: draft.kind, channelId: draft.channelId });
        return id;
      });
    });
    if (doorbells.length > 0) this.queue.ring(doorbells);
    return result;
  }
}
