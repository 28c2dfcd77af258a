import { Injectable } from '@nestjs/common';
import type { BodyOf, ContactTagging, ResponseOf, changeContactTags } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { ConflictingWrite } from '../database/database-errors.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError, type Issue } from '../http/problem.js';
import type { ApiContext } from '../http/request-context.js';
import { TagRepository } from '../tagging/tag.repository.js';
import { TaggingRepository } from '../tagging/tagging.repository.js';
import { NamedContacts } from './named-contacts.js';

type Input = BodyOf<typeof changeContactTags>;
type Wish = { add: string[]; remove: string[] };
type Change = Pick<Extract<ContactTagging, { status: 'done' }>, 'added' | 'removed'>;

/** Tags by a server of the brand: everything of a request in one transaction, or nothing. */
@Injectable()
export class TagNamedContacts {
  constructor(
    private readonly transactions: Transactions,
    private readonly named: NamedContacts,
    private readonly tags: TagRepository,
    private readonly taggings: TaggingRepository,
  ) {}

  /** @throws request.invalid, tag.gone */
  async change(
    ctx: ApiContext,
    { contacts, ...input }: Input,
  ): Promise<ResponseOf<typeof changeContactTags>> {
    refuseBoth(input);
    const wish = { add: [...new Set(input.add)], remove: [...new Set(input.remove)] };
    const named = await this.named.read(ctx.teamId, contacts);
    return this.transactions.run(async (tx) => {
      await this.requireTags(tx, ctx.teamId, input);
      const meant = await this.named.find(tx, ctx.teamId, named);
      const ids = meant.flatMap(([id, ...more]) => (id !== undefined && more.length === 0 ? id : []));
      const changes = await this.tag(tx, ctx, [...new Set(ids)], wish);
      return { results: meant.map((found) => resultOf(found, changes)) };
    });
  }

  /** Every tag of the request that the team has not, by its place in it. */
  private async requireTags(tx: EntityManager, teamId: string, input: Wish): Promise<void> {
    const found = await this.tags.find(tx, teamId, [...new Set([...input.add, ...input.remove])]);
    const usable = new Set(found.filter(({ archivedAt }) => archivedAt === null).map(({ id }) => id));
    const gone = (['add', 'remove'] as const).flatMap((list) =>
      input[list].flatMap((id, at): Issue[] =>
        usable.has(id) ? [] : [{ path: `body.${list}.${at}`, code: 'gone', values: { id } }],
      ),
    );
    if (gone.length > 0) throw new ProblemError('tag.gone', { issues: gone });
  }

  /** What is so already costs a read and no write. */
  private async tag(
    tx: EntityManager,
    { teamId, apiKeyId }: ApiContext,
    contactIds: readonly string[],
    { add, remove }: Wish,
  ): Promise<Map<string, Change>> {
    const had = await this.taggings.activeAmong(tx, teamId, contactIds, [...add, ...remove]);
    const changes = new Map(
      contactIds.map((id): [string, Change] => {
        const on = had.get(id) ?? new Set();
        const added = add.filter((tagId) => !on.has(tagId)).length;
        return [id, { added, removed: remove.filter((tagId) => on.has(tagId)).length }];
      }),
    );
    const all = [...changes];
    const losing = all.filter(([, { removed }]) => removed > 0);
    const gaining = all.filter(([, { added }]) => added > 0);
    const off = await this.taggings.takeOff(tx, { teamId, by: 'api' }, idsOf(losing), remove);
    const on = await this.taggings.putOn(tx, { teamId, apiKeyId, source: 'api' }, idsOf(gaining), add);
    // Somebody else did the same meanwhile: the answer would count it twice.
    if (off + on !== sum(all)) throw new ConflictingWrite('taggings');
    return changes;
  }
}

const idsOf = (changes: readonly [string, Change][]): string[] => changes.map(([id]) => id);

const sum = (changes: readonly [string, Change][]): number =>
  changes.reduce((total, [, { added, removed }]) => total + added + removed, 0);

/** @throws request.invalid when a tag is to be put on and taken off */
function refuseBoth({ add, remove }: Wish): void {
  const issues = remove.flatMap((id, at): Issue[] =>
    add.includes(id) ? [{ path: `body.remove.${at}`, code: 'both_ways' }] : [],
  );
  if (issues.length > 0) throw new ProblemError('request.invalid', { issues });
}

function resultOf(found: readonly string[], changes: ReadonlyMap<string, Change>): ContactTagging {
  const [contactId, ...more] = found;
  if (contactId === undefined) return { status: 'notFound' };
  const change = changes.get(contactId);
  if (more.length > 0 || !change) return { status: 'ambiguous', contacts: found.length };
  return { status: 'done', contactId, ...change };
}
