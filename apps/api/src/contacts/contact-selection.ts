import { Injectable } from '@nestjs/common';
import { ContactFilter } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { FunnelPeople } from '../binding-funnel/funnel-people.js';
import { Cipher, type SealPlace } from '../database/cipher.js';
import {
  ContactDirectoryRepository,
  type ContactFilter as Conditions,
} from './contact-directory.repository.js';
import { searchFor } from './contact-directory.js';

export type SealedFilter = { teamId: string; jobId: string; filterSealed: string };

/** Everybody whom a filter of the contact list finds, for work that goes on after the request. */
@Injectable()
export class ContactSelection {
  constructor(
    private readonly directory: ContactDirectoryRepository,
    private readonly funnel: FunnelPeople,
    private readonly cipher: Cipher,
  ) {}

  /** A search may be somebody's number, so it is not kept as it is. */
  seal(teamId: string, jobId: string, filter: ContactFilter): SealedFilter {
    return { teamId, jobId, filterSealed: this.cipher.seal(JSON.stringify(filter), place(teamId, jobId)) };
  }

  async count(db: EntityManager, sealed: SealedFilter): Promise<number> {
    return this.directory.count(db, sealed.teamId, await this.conditions(db, sealed));
  }

  /** Ids, newest contact first. */
  async page(
    db: EntityManager,
    sealed: SealedFilter,
    before: string | undefined,
    limit: number,
  ): Promise<string[]> {
    const conditions = await this.conditions(db, sealed);
    return this.directory.listIds(db, sealed.teamId, conditions, { before, limit });
  }

  private async conditions(
    db: EntityManager,
    { teamId, jobId, filterSealed }: SealedFilter,
  ): Promise<Conditions> {
    const filter = ContactFilter.parse(JSON.parse(this.cipher.open(filterSealed, place(teamId, jobId))));
    const { q, channelId, binding, tagId } = filter;
    const search = q ? searchFor(this.cipher, { teamId }, q) : undefined;
    const people = await this.funnel.find(db, teamId, filter);
    return { search, channelId, binding, tagId, people, sort: '-createdAt' };
  }
}

function place(teamId: string, jobId: string): SealPlace {
  return { teamId, table: 'tag_jobs', column: 'filter', rowId: jobId };
}
