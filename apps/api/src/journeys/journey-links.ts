import { Injectable } from '@nestjs/common';
import type { MessageCardContent } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { trackedTarget } from '../link-clicks/tracked-target.js';
import { TrackedLinks, type NewLink } from '../link-clicks/tracked-links.js';
import { replaceLinks } from './card-links.js';
import type { JourneyEntity, JourneyEntryEntity } from './journey.entities.js';
import { JourneyMessages, type Stationery } from './journey-messages.js';
import type { JourneyVersion } from './journey.repository.js';
import { countedSteps, type Person } from './travellers.js';
import type { Walked } from './walk.js';

type Message = { key: string; contactId: string; stepId: string; content: MessageCardContent };

const linksAStatement = 500;

/** Messages whose links are counted for one person, because a condition asks whether they followed one. */
@Injectable()
export class JourneyLinks {
  constructor(
    private readonly links: TrackedLinks,
    private readonly messages: JourneyMessages,
  ) {}

  /** What is sent instead, by `entry|step`; others go as they are. */
  async prepare(
    tx: EntityManager,
    { journey, version }: { journey: JourneyEntity; version: JourneyVersion },
    journeyers: readonly { entry: JourneyEntryEntity; person: Person | null; walked: Walked }[],
    stationery: Stationery,
  ): Promise<ReadonlyMap<string, MessageCardContent>> {
    const counted = countedSteps(version.content);
    const messages = journeyers.flatMap(({ entry, walked }) =>
      walked.effects.flatMap((effect): Message[] => {
        if (effect.kind !== 'send' || !counted.has(effect.stepId)) return [];
        const content = this.messages.contentOf(effect.message, stationery);
        const { stepId } = effect;
        return content ? [{ key: `${entry.id}|${stepId}`, contactId: entry.contactId, stepId, content }] : [];
      }),
    );
    const wanted = messages.flatMap(({ contactId, stepId, content }) =>
      targetsOf(content).map((target): NewLink => ({ ownerId: journey.id, part: stepId, target, contactId })),
    );
    const addresses: string[] = [];
    for (let at = 0; at < wanted.length; at += linksAStatement) {
      const some = wanted.slice(at, at + linksAStatement);
      addresses.push(...(await this.links.make(tx, journey.teamId, some)));
    }
    let next = 0;
    return new Map(
      messages.map(({ key, content }) => [
        key,
        replaceLinks(content, (uri) => (trackedTarget(uri) === null ? uri : (addresses[next++] ?? uri))),
      ]),
    );
  }
}

function targetsOf(content: MessageCardContent): string[] {
  const targets: string[] = [];
  replaceLinks(content, (uri) => {
    if (trackedTarget(uri) !== null) targets.push(uri);
    return uri;
  });
  return targets;
}
