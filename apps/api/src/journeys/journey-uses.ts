import { Injectable } from '@nestjs/common';
import type { JourneyContent } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { EntryRepository } from './entry.repository.js';
import type { JourneyEntity } from './journey.entities.js';
import { JourneyListening } from './journey-listening.js';
import { referencesOf, type Reference } from './journey-references.js';
import { JourneyRepository } from './journey.repository.js';

type Use = Pick<JourneyEntity, 'id' | 'name' | 'channelId'>;

/** What journeys name that is not theirs. A draft or a stopped journey holds nothing: it says so when it is started. */
@Injectable()
export class JourneyUses {
  constructor(
    private readonly journeys: JourneyRepository,
    private readonly entries: EntryRepository,
    private readonly listening: JourneyListening,
  ) {}

  /** Journeys by the tags, cards or menus that they name; versions in which somebody is still count. */
  async by(db: EntityManager, teamId: string, kind: Reference['kind']): Promise<ReadonlyMap<string, Use[]>> {
    const uses = new Map<string, Use[]>();
    for (const { journey, content } of await this.live(db, teamId)) {
      const { id, name, channelId } = journey;
      for (const reference of referencesOf(content)) {
        const known = uses.get(reference.id) ?? [];
        if (reference.kind !== kind || known.some((use) => use.id === id)) continue;
        uses.set(reference.id, [...known, { id, name, channelId }]);
      }
    }
    return uses;
  }

  /** In every version: people who are in an earlier one are asked for the tag that they have now. */
  async replaceTag(tx: EntityManager, teamId: string, tagId: string, otherId: string): Promise<void> {
    await this.journeys.replaceId(tx, teamId, tagId, otherId);
    for (const { journey, content } of await this.live(tx, teamId)) {
      const isCurrent = content.version === journey.version;
      const { trigger } = content;
      if (isCurrent && trigger.kind === 'tagged' && trigger.tagId === otherId) {
        await this.listening.follow(tx, journey, content);
      }
    }
  }

  private async live(
    db: EntityManager,
    teamId: string,
  ): Promise<{ journey: JourneyEntity; content: JourneyContent & { version: number } }[]> {
    const journeys = (await this.journeys.listAll(db, teamId)).filter(({ state }) =>
      /^(active|paused)$/.test(state),
    );
    const current = journeys.map(({ id, version }) => ({ journeyId: id, version }));
    const earlier = await this.entries.runningVersions(
      db,
      journeys.map(({ id }) => id),
    );
    const versions = await this.journeys.versions(db, [...current, ...earlier]);
    return versions.flatMap(({ journeyId, version, content }) => {
      const journey = journeys.find(({ id }) => id === journeyId);
      return journey ? [{ journey, content: { ...content, version } }] : [];
    });
  }
}
