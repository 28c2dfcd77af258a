import { Injectable } from '@nestjs/common';
import type { BodyOf, ContactView, changeContactView, createContactView } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { isDuplicateKey } from '../database/database-errors.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import { ContactViewRepository, type StoredView, type ViewContent } from './contact-view.repository.js';
import { FilterReferences } from './filter-references.js';
import { ShowContactViews, mayChange } from './show-contact-views.js';

@Injectable()
export class KeepContactViews {
  constructor(
    private readonly transactions: Transactions,
    private readonly views: ContactViewRepository,
    private readonly references: FilterReferences,
    private readonly shown: ShowContactViews,
    private readonly audit: AuditLog,
  ) {}

  /** @throws contact_view.name_taken, contact_view.too_many */
  create(ctx: StaffContext, content: BodyOf<typeof createContactView>): Promise<ContactView> {
    return this.named(async (tx) => {
      await this.references.check(tx, ctx.teamId, content.filter);
      if (!(await this.views.takeRoom(tx, ctx))) throw new ProblemError('contact_view.too_many');
      const view = await this.views.insert(tx, ctx, content);
      await this.record(tx, ctx, 'contact_view.created', view.id, { after: told(content) });
      return this.shown.one(tx, ctx, view);
    });
  }

  /** @throws contact_view.name_taken; request.conflict when somebody changed it since */
  change(
    ctx: StaffContext,
    id: string,
    { version, ...changes }: BodyOf<typeof changeContactView>,
  ): Promise<ContactView> {
    return this.named(async (tx) => {
      const before = await this.mine(tx, ctx, id);
      if (before.version !== version) throw new ProblemError('request.conflict');
      const { name, shared, filter, sort } = { ...before, ...changes };
      // whoever is not its maker would lose sight of it, and so would the team
      if (!shared && before.ownerId !== ctx.staffId) throw new ProblemError('auth.forbidden');
      await this.references.check(tx, ctx.teamId, filter, before.filter);
      const next = { name, shared, filter, sort };
      const view = await this.views.change(tx, before, next);
      if (!view) throw new ProblemError('request.conflict');
      const change = { before: told(before), after: told(next) };
      await this.record(tx, ctx, 'contact_view.changed', id, change);
      return this.shown.one(tx, ctx, view);
    });
  }

  async remove(ctx: StaffContext, id: string): Promise<undefined> {
    await this.transactions.run(async (tx) => {
      const view = await this.mine(tx, ctx, id);
      if (!(await this.views.remove(tx, view))) throw new ProblemError('request.not_found');
      await this.views.giveRoom(tx, view);
      await this.record(tx, ctx, 'contact_view.removed', id, { before: told(view) });
    });
  }

  /** @throws request.not_found for what this person does not see, auth.forbidden for what is somebody else's */
  private async mine(tx: EntityManager, ctx: StaffContext, id: string): Promise<StoredView> {
    const view = await this.views.find(tx, ctx, id);
    if (!view) throw new ProblemError('request.not_found');
    if (!mayChange(ctx, view)) throw new ProblemError('auth.forbidden');
    return view;
  }

  private record(
    tx: EntityManager,
    ctx: StaffContext,
    action: string,
    targetId: string,
    change: { before?: object; after?: object },
  ): Promise<void> {
    return this.audit.record(tx, ctx, { action, targetType: 'contact_view', targetId, ...change });
  }

  private async named<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    try {
      return await this.transactions.run(work);
    } catch (error) {
      throw isDuplicateKey(error) ? new ProblemError('contact_view.name_taken', {}, { cause: error }) : error;
    }
  }
}

/** For the record: what is searched for may be somebody's number, so only that there is a search. */
function told({ name, shared, filter: { q, ...filter }, sort }: ViewContent): object {
  return { name, shared, ...filter, searched: q !== undefined && q !== '', sort };
}
