import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { Clock } from '../database/clock.js';
import { TrackedLinkRepository, type CountedClicks } from './tracked-link.repository.js';
import { trackedTarget } from './tracked-target.js';

export type NewLink = {
  /** the menu, journey … that shows it */
  ownerId: string;
  /** which of the owner's links, at most 40 letters: clicks are counted by owner, part and day */
  part: string;
  /** `trackedTarget` says what can be one */
  target: string;
  /** for one person: then `firstClick` knows whether they followed it */
  contactId?: string;
  /** leads nowhere from then on and is deleted; a link for one person ends after 180 days at the latest */
  expiresAt?: number;
};

const personalMs = 180 * 86_400_000;

/** What other features do with addresses whose clicks are counted. */
@Injectable()
export class TrackedLinks {
  constructor(
    private readonly links: TrackedLinkRepository,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Makes links in the caller's transaction, in one statement.
   * @returns their addresses in the same order
   */
  async make(tx: EntityManager, teamId: string, links: readonly NewLink[]): Promise<string[]> {
    const now = this.clock.now();
    const rows = links.map(({ ownerId, part, target, contactId, expiresAt }) => {
      const checked = trackedTarget(target);
      if (checked === null) throw new Error('only https addresses can be counted');
      const latest = contactId === undefined ? null : now + personalMs;
      return {
        id: randomBytes(16).toString('base64url'),
        teamId,
        ownerId,
        part,
        target: checked,
        contactId: contactId ?? null,
        clickedAt: null,
        expiresAt: latest === null ? (expiresAt ?? null) : Math.min(latest, expiresAt ?? latest),
        createdAt: now,
      };
    });
    await this.links.insert(tx, rows);
    return rows.map(({ id }) => `${this.config.publicUrl}/r/${id}`);
  }

  /** Clicks of an owner's links by part and day, from a day of the team's calendar (`2026-11-21`) on. */
  clicks(db: EntityManager, teamId: string, ownerId: string, sinceDay: string): Promise<CountedClicks[]> {
    return this.links.listDays(db, teamId, ownerId, sinceDay);
  }

  /**
   * Which parts of an owner's links these people followed, and when last; every link counts with its first click. One
   * statement, for at most 1,000 people.
   */
  async followed(
    db: EntityManager,
    teamId: string,
    of: { ownerId: string; contactIds: readonly string[] },
  ): Promise<{ contactId: string; part: string; at: number }[]> {
    return of.contactIds.length === 0 ? [] : this.links.listFollowed(db, teamId, of);
  }

  /** When a contact first followed a link that this owner made for them (of one part, when told); null: not yet. */
  firstClick(
    db: EntityManager,
    teamId: string,
    of: { contactId: string; ownerId: string; part?: string },
  ): Promise<number | null> {
    return this.links.firstClick(db, teamId, of);
  }
}
