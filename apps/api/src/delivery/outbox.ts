import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transactions } from '../database/transactions.js';
import type { DeliveryDraft } from './delivery.js';
import { DeliveryQueue, type Doorbell } from './delivery-queue.js';
import { DeliveryRepository } from './delivery.repository.js';

/** Adds a delivery to the running transaction; returns its id. */
export type Enqueue = (draft: DeliveryDraft) => Promise<string>;

/** The same for many, in one statement; at most 1,000. The ids are in the order of the drafts. */
export type EnqueueAll = (drafts: readonly DeliveryDraft[]) => Promise<string[]>;

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

  async run<T>(
    work: (tx: EntityManager, enqueue: Enqueue, enqueueAll: EnqueueAll) => Promise<T>,
  ): Promise<T> {
    let doorbells: Doorbell[] = [];
    const result = await this.transactions.run((tx) => {
      doorbells = [];
      const note = ({ kind, channelId }: DeliveryDraft, id: string) => {
        doorbells.push({ id, kind, channelId });
        return id;
      };
      return work(
        tx,
        async (draft) => note(draft, await this.repository.insert(tx, draft)),
        async (drafts) => {
          const ids = await this.repository.insertAll(tx, drafts);
          drafts.forEach((draft, i) => note(draft, ids[i] ?? ''));
          return ids;
        },
      );
    });
    if (doorbells.length > 0) this.queue.ring(doorbells);
    return result;
  }
}
