import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** A contact, and the member number or the phone's index by which it was asked for. */
export type BoundContact = { id: string; channelId: string; held: string };

/** Contacts of a team by what their active binding holds, many at once: a statement for each index. */
@Injectable()
export class BoundContacts {
  byMemberNumber(db: EntityManager, teamId: string, numbers: readonly string[]): Promise<BoundContact[]> {
    return this.holding(db, teamId, 'member_number', numbers);
  }

  byPhone(db: EntityManager, teamId: string, phoneIndexes: readonly string[]): Promise<BoundContact[]> {
    return this.holding(db, teamId, 'phone_index', phoneIndexes);
  }

  private async holding(
    db: EntityManager,
    teamId: string,
    column: 'member_number' | 'phone_index',
    values: readonly string[],
  ): Promise<BoundContact[]> {
    if (values.length === 0) return [];
    const marks = values.map(() => '?').join();
    return db.query(
      `SELECT contact_id AS id, channel_id AS channelId, ${column} AS held FROM bindings
        WHERE team_id = ? AND ${column} IN (${marks}) AND active_line_user_id IS NOT NULL`,
      [teamId, ...values],
    );
  }
}
