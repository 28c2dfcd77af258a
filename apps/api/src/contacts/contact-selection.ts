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
export type OpenFilter = { teamId: string; filter: Conditions };

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
    const { teamId, filter } = await this.open(db, sealed);
    return this.directory.count(db, teamId, filter);
  }

  /** Whom it means, looked up once for all its pages: the funnel's days are read for it. */
  async open(db: EntityManager, { teamId, jobId, filterSealed }: SealedFilter): Promise<OpenFilter> {
    const filter = ContactFilter.parse(JSON.parse(this.cipher.open(filterSealed, place(teamId, jobId))));
    const { q, channelId, binding, friend, tagId } = filter;
    const search = q ? searchFor(this.cipher, { teamId }, q) : undefined;
    const people = await this.funnel.find(db, teamId, filter);
    return { teamId, filter: { search, channelId, binding, friend, tagId, people, sort: '-createdAt' } };
  }

  /** Ids, newest contact first. */
  page(
    db: EntityManager,
    { teamId, filter }: OpenFilter,
    before: string | undefined,
    limit: number,
  ): Promise<string[]> {
    return this.directory.listIds(db, teamId, filter, { before, limit });
  }
}

function place(teamId: string, jobId: string): SealPlace {
  return { teamId, table: 'tag_jobs', column: 'filter', rowId: jobId };
}
