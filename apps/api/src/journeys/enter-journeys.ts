import { Injectable } from '@nestjs/common';
import type { JourneyTrigger } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import {
  ContactEventListener,
  ContactEventListeners,
  type HeardEvent,
} from '../contact-events/contact-event-listener.js';
import { JourneyRepository, type JourneyVersion } from './journey.repository.js';
import { JourneyRunner } from './journey-runner.js';
import { JourneyTravelRepository, type NewEntry } from './journey-travel.repository.js';

/** Lets people in when that happens to them which a journey waits for. */
@Injectable()
export class EnterJourneys extends ContactEventListener {
  readonly kinds = ['tagged', 'bound', 'unbound', 'followed', 'siteTied'] as const;

  constructor(
    private readonly journeys: JourneyRepository,
    private readonly travel: JourneyTravelRepository,
    private readonly runner: JourneyRunner,
    listeners: ContactEventListeners,
  ) {
    super();
    listeners.register(this);
  }

  /** Two statements, and two for each journey that somebody may enter. */
  async handle(tx: EntityManager, events: readonly HeardEvent[]): Promise<void> {
    const active = await this.journeys.listActive(tx, [...new Set(events.map(({ channelId }) => channelId))]);
    const versions = await this.journeys.versions(
      tx,
      active.map(({ id, version }) => ({ journeyId: id, version })),
    );
    for (const version of versions) {
      const journey = active.find(({ id }) => id === version.journeyId);
      const fitting = events.filter(
        (event) => event.channelId === journey?.channelId && fits(version.content.trigger, event),
      );
      if (fitting.length > 0) await this.letIn(tx, version, fitting);
    }
  }

  override heard(): void {
    this.runner.wake();
  }

  private async letIn(
    tx: EntityManager,
    version: JourneyVersion,
    events: readonly HeardEvent[],
  ): Promise<void> {
    const { teamId, journeyId, content } = version;
    const [first] = content.steps;
    if (!first) return;
    const byContact = new Map(events.map((event) => [event.contactId, event]));
    const earlier = await this.travel.earlier(tx, journeyId, [...byContact.keys()]);
    const entries = [...byContact.values()].flatMap(({ contactId, source }): NewEntry[] => {
      const { last, running } = earlier.get(contactId) ?? { last: 0, running: false };
      // Journeys that tag for each other would send people round and round.
      const most = source === 'journey' ? 1 : (content.entryLimit ?? Infinity);
      if (running || last >= most) return [];
      return [{ teamId, journeyId, contactId, number: last + 1, version: version.version, place: first.id }];
    });
    await this.travel.enter(tx, entries);
  }
}

/** Two tags that become one are no news of anybody. */
function fits(trigger: JourneyTrigger, { kind, tagId, source }: HeardEvent): boolean {
  if (trigger.kind !== kind) return false;
  return trigger.kind !== 'tagged' || (trigger.tagId === tagId && source !== 'tag_merge');
}
