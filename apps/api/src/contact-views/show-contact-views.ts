import { Injectable } from '@nestjs/common';
import { bindingRoles, type ContactView, type ResponseOf, type listContactViews } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { StaffRepository } from '../auth/staff.repository.js';
import { ChannelRepository } from '../channels/channel.repository.js';
import { Transactions } from '../database/transactions.js';
import type { StaffContext } from '../http/request-context.js';
import { TagRepository } from '../tagging/tag.repository.js';
import { ContactViewRepository, type StoredView } from './contact-view.repository.js';

type Names = ReadonlyMap<string, { name: string; usable: boolean }>;

/** Views as one of the staff sees them. */
@Injectable()
export class ShowContactViews {
  constructor(
    private readonly transactions: Transactions,
    private readonly views: ContactViewRepository,
    private readonly tags: TagRepository,
    private readonly channels: ChannelRepository,
    private readonly staff: StaffRepository,
  ) {}

  list(ctx: StaffContext): Promise<ResponseOf<typeof listContactViews>> {
    return this.transactions.once(async (db) => ({
      items: await this.describe(db, ctx, await this.views.list(db, ctx)),
    }));
  }

  async one(db: EntityManager, ctx: StaffContext, view: StoredView): Promise<ContactView> {
    const [shown] = await this.describe(db, ctx, [view]);
    if (!shown) throw new Error('a view that is there was not described');
    return shown;
  }

  /** Names of tags, channels and people of all views at once, never one by one. */
  private async describe(
    db: EntityManager,
    ctx: StaffContext,
    views: readonly StoredView[],
  ): Promise<ContactView[]> {
    const tagIds = views.flatMap(({ filter }) => filter.tagId ?? []);
    const tags = new Map(
      (await this.tags.find(db, ctx.teamId, tagIds)).map(({ id, name, archivedAt }) => [
        id,
        { name, usable: archivedAt === null },
      ]),
    );
    const ofChannels = views.some(({ filter }) => filter.channelId !== undefined);
    const channels = new Map(
      (ofChannels ? await this.channels.list(db, ctx.teamId) : []).map(({ id, name }) => [
        id,
        { name, usable: true },
      ]),
    );
    const owners = await this.staff.listNames(db, [...new Set(views.map(({ ownerId }) => ownerId))]);
    return views.map((view) => described(ctx, view, { tags, channels, owners }));
  }
}

function described(
  ctx: StaffContext,
  view: StoredView,
  { tags, channels, owners }: { tags: Names; channels: Names; owners: ReadonlyMap<string, string> },
): ContactView {
  const { id, name, shared, filter, sort, ownerId, version, updatedAt } = view;
  const owner = owners.get(ownerId);
  return {
    id,
    name,
    shared,
    filter,
    sort,
    owner: owner === undefined ? null : { id: ownerId, name: owner },
    mine: ownerId === ctx.staffId,
    mayChange: mayChange(ctx, view),
    gone: [...gone('tag', filter.tagId, tags), ...gone('channel', filter.channelId, channels)],
    version,
    updatedAt: new Date(updatedAt).toISOString(),
  };
}

/** Of a view that this person sees. */
export function mayChange(
  { staffId, role }: StaffContext,
  { ownerId }: Pick<StoredView, 'ownerId'>,
): boolean {
  return ownerId === staffId || bindingRoles.some((allowed) => allowed === role);
}

function gone(what: 'tag' | 'channel', id: string | undefined, names: Names): ContactView['gone'] {
  if (id === undefined) return [];
  const known = names.get(id);
  return known?.usable ? [] : [{ what, name: known?.name ?? null }];
}
