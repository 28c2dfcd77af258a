import { Injectable } from '@nestjs/common';
import { allSteps, type JourneyContent } from '@tieline/contracts';
import type { ReplyVariables } from '@tieline/line';
import type { EntityManager } from 'typeorm';
import { TrackedLinks } from '../link-clicks/tracked-links.js';
import type { JourneyVersion } from './journey.repository.js';
import type { Traveller } from './walk.js';

export type Person = Traveller & {
  contactId: string;
  channelId: string;
  lineUserId: string;
  displayName: string | null;
  memberNumber: string | null;
  memberName: string | null;
  memberTier: string | null;
};

type Who = { contactId: string; enteredAt: number };

const marks = (values: readonly unknown[]): string => values.map(() => '?').join();

/** Tags that the conditions of a journey ask for. */
function askedTags({ steps }: JourneyContent): string[] {
  const ids = allSteps(steps).flatMap((step) =>
    step.kind === 'condition' && step.if.kind === 'tag' ? [step.if.tagId] : [],
  );
  return [...new Set(ids)];
}

/** Send steps whose links are counted, because a condition asks for them. */
export function countedSteps({ steps }: JourneyContent): Set<string> {
  return new Set(
    allSteps(steps).flatMap((step) =>
      step.kind === 'condition' && step.if.kind === 'clicked' ? [step.if.stepId] : [],
    ),
  );
}

export function variablesOf({ memberName, displayName, memberNumber, memberTier }: Person): ReplyVariables {
  return { customerName: memberName ?? displayName, memberNumber, memberTier };
}

/** What is known of people who go on; a read model over contacts, bindings and taggings. At most four statements. */
@Injectable()
export class Travellers {
  constructor(private readonly links: TrackedLinks) {}

  /** Who is gone is missing. */
  async find(
    db: EntityManager,
    { teamId, journeyId, content }: Pick<JourneyVersion, 'teamId' | 'journeyId' | 'content'>,
    people: readonly Who[],
  ): Promise<Map<string, Person>> {
    const ids = people.map(({ contactId }) => contactId);
    const tags = await this.tagsOf(db, ids, askedTags(content));
    const clicked = await this.clickedBy(db, teamId, { journeyId, content }, people);
    type Row = Pick<Person, 'contactId' | 'channelId' | 'lineUserId' | 'displayName'> & {
      friend: number;
      friendAt: string | number;
      bindingId: string | null;
    } & Pick<Person, 'memberNumber' | 'memberName' | 'memberTier'>;
    const rows: Row[] = await db.query(
      `SELECT c.id AS contactId, c.channel_id AS channelId, c.line_user_id AS lineUserId, c.display_name AS displayName, c.friend AS friend,
              c.friend_at AS friendAt, b.id AS bindingId, b.member_number AS memberNumber,
              b.member_name AS memberName, b.member_tier AS memberTier
         FROM contacts c LEFT JOIN bindings b ON b.contact_id = c.id AND b.active_line_user_id IS NOT NULL
        WHERE c.team_id = ? AND c.id IN (${marks(ids)})`,
      [teamId, ...ids],
    );
    return new Map(
      rows.map(({ friend, friendAt, bindingId, ...row }) => [
        row.contactId,
        {
          ...row,
          friend: Number(friendAt) === 0 ? null : friend === 1,
          bound: bindingId !== null,
          tags: tags.get(row.contactId) ?? new Set(),
          clicked: clicked.get(row.contactId) ?? new Set(),
        },
      ]),
    );
  }

  private async tagsOf(
    db: EntityManager,
    ids: readonly string[],
    tagIds: readonly string[],
  ): Promise<Map<string, Set<string>>> {
    if (tagIds.length === 0) return new Map();
    const rows: { contactId: string; what: string }[] = await db.query(
      `SELECT contact_id AS contactId, active_tag_id AS what FROM taggings
        WHERE contact_id IN (${marks(ids)}) AND active_tag_id IN (${marks(tagIds)})`,
      [...ids, ...tagIds],
    );
    return gathered(rows);
  }

  /** A link of an earlier time that they were in it counts when they follow it now. */
  private async clickedBy(
    db: EntityManager,
    teamId: string,
    { journeyId, content }: { journeyId: string; content: JourneyContent },
    people: readonly Who[],
  ): Promise<Map<string, Set<string>>> {
    if (countedSteps(content).size === 0) return new Map();
    const since = new Map(people.map(({ contactId, enteredAt }) => [contactId, enteredAt]));
    const followed = await this.links.followed(db, teamId, {
      ownerId: journeyId,
      contactIds: [...since.keys()],
    });
    return gathered(
      followed
        .filter(({ contactId, at }) => at >= (since.get(contactId) ?? 0))
        .map(({ contactId, part }) => ({ contactId, what: part })),
    );
  }
}

function gathered(rows: readonly { contactId: string; what: string }[]): Map<string, Set<string>> {
  const sets = new Map<string, Set<string>>();
  for (const { contactId, what } of rows)
    sets.set(contactId, (sets.get(contactId) ?? new Set<string>()).add(what));
  return sets;
}
