import { Injectable } from '@nestjs/common';
import type { JourneyContent } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { ContactEventInterests } from '../contact-events/contact-event-interests.js';
import type { JourneyEntity } from './journey.entities.js';

/** Says what an active journey wants to hear of; one that is not active hears nothing. */
@Injectable()
export class JourneyListening {
  constructor(private readonly interests: ContactEventInterests) {}

  /** A journey that goes on listening, or does not, with another trigger. */
  async follow(
    tx: EntityManager,
    { id, teamId, channelId, state }: Pick<JourneyEntity, 'id' | 'teamId' | 'channelId' | 'state'>,
    { trigger }: JourneyContent,
  ): Promise<void> {
    const tagId = trigger.kind === 'tagged' ? trigger.tagId : null;
    const interests = state === 'active' ? [{ channelId, kind: trigger.kind, tagId }] : [];
    await this.interests.replace(tx, { teamId, kind: 'journey', id }, interests);
  }
}
