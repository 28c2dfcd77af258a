import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Enqueue } from '../delivery/outbox.js';
import type { ContactEventEntity, ContactEventKind } from './contact-event.entities.js';

export type HeardEvent = Omit<ContactEventEntity, 'leaseToken' | 'leaseUntil' | 'attempts'>;

/**
 * A feature that follows what happens to contacts. It says to what by `ContactEventInterests.replace`; it hears what
 * others asked for too, and picks its own.
 */
export abstract class ContactEventListener {
  abstract readonly kinds: readonly ContactEventKind[];

  /**
   * In the transaction that forgets the events, oldest first: each is heard exactly once. It may be long after, out
   * of order with what another process works on, and the contact may be gone: read what is so now. Throws: the events
   * come again one by one, later.
   */
  abstract handle(tx: EntityManager, events: readonly HeardEvent[], enqueue: Enqueue): Promise<void>;

  /** After the commit, to wake what works on it. Must not throw. */
  heard?(): void;
}

/** Listeners hand themselves in here. */
@Injectable()
export class ContactEventListeners {
  private readonly listeners: ContactEventListener[] = [];

  register(listener: ContactEventListener): void {
    this.listeners.push(listener);
  }

  all(): readonly ContactEventListener[] {
    return this.listeners;
  }
}
