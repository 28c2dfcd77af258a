import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { Outbox } from '../delivery/outbox.js';
import { Rounds } from '../delivery/rounds.js';
import { InjectLogger } from '../logging/logging.module.js';
import type { ContactEventEntity } from './contact-event.entities.js';
import { ContactEventListeners } from './contact-event-listener.js';
import { ContactEventRepository } from './contact-event.repository.js';

const everyMs = 5_000;
const batch = 500;

/** The lease of a batch was lost between its claim and its end. */
class LostLease extends Error {}

/**
 * Tells listeners what happened: all of a batch in one transaction with forgetting it, so that each hears it once
 * whoever dies when. Runs in every process, soon after a commit of its own and in rounds for what others left.
 */
@Injectable()
export class ContactEventRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly rounds: Rounds;

  constructor(
    private readonly events: ContactEventRepository,
    private readonly listeners: ContactEventListeners,
    private readonly outbox: Outbox,
    @InjectLogger() private readonly logger: Logger,
  ) {
    this.rounds = new Rounds('contact events', everyMs, () => this.workOff(), logger);
  }

  onApplicationBootstrap(): void {
    this.rounds.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.rounds.stop();
  }

  /** Soon, in this process; the round of another finds it otherwise. */
  wake(): void {
    this.rounds.wake();
  }

  async round(): Promise<void> {
    await this.rounds.round();
  }

  private async workOff(): Promise<boolean> {
    const { events, more } = await this.events.claim(batch);
    if (events.length > 0) await this.tell(events);
    return more;
  }

  /** What fails is told one by one, so that one that nobody can work on does not hold up the others. */
  private async tell(events: readonly ContactEventEntity[]): Promise<void> {
    try {
      await this.tellTogether(events);
    } catch (error) {
      if (error instanceof LostLease) return;
      const [first] = events;
      if (first && events.length === 1) {
        this.logger.error({ err: error, event: first.id, kind: first.kind }, 'a contact event failed');
        await this.events.putOff(first);
        return;
      }
      for (const event of events) await this.tell([event]);
    }
  }

  private async tellTogether(events: readonly ContactEventEntity[]): Promise<void> {
    const heard = await this.outbox.run(async (tx, enqueue) => {
      if (!(await this.events.remove(tx, events))) throw new LostLease();
      const who = [];
      for (const listener of this.listeners.all()) {
        const wanted = events.filter(({ kind }) => listener.kinds.includes(kind));
        if (wanted.length === 0) continue;
        await listener.handle(tx, wanted, enqueue);
        who.push(listener);
      }
      return who;
    });
    for (const listener of heard) listener.heard?.();
  }
}
