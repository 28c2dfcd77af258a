import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { insertRows, selectRows } from '../database/statements.js';
import { BindingEntity } from './binding.entity.js';

export type Held = { lineUserIds: string[]; phoneIndexes: string[]; memberNumbers: string[] };

const marks = (values: readonly unknown[]): string => values.map(() => '?').join();

/** Bindings that come from another system, many at once. Nobody is told of them: no journey starts, nothing is sent. */
@Injectable()
export class ImportedBindings {
  /** Active bindings of the channel that hold any of these: a statement for each index. */
  async holding(
    db: EntityManager,
    { teamId, channelId }: { teamId: string; channelId: string },
    { lineUserIds, phoneIndexes, memberNumbers }: Held,
  ): Promise<BindingEntity[]> {
    const active = 'active_line_user_id IS NOT NULL';
    const found: BindingEntity[] = [];
    const look = async (where: string, first: readonly string[], values: readonly string[]) => {
      if (values.length > 0)
        found.push(...(await selectRows(db, BindingEntity, where, [...first, ...values])));
    };
    await look(`channel_id = ? AND active_line_user_id IN (${marks(lineUserIds)})`, [channelId], lineUserIds);
    await look(
      `channel_id = ? AND active_phone_index IN (${marks(phoneIndexes)})`,
      [channelId],
      phoneIndexes,
    );
    await look(
      `team_id = ? AND channel_id = ? AND ${active} AND member_number IN (${marks(memberNumbers)})`,
      [teamId, channelId],
      memberNumbers,
    );
    return found;
  }

  /** @throws a duplicate-key error when one was bound meanwhile */
  async insert(tx: EntityManager, rows: readonly BindingEntity[]): Promise<void> {
    if (rows.length > 0) await insertRows(tx, BindingEntity, rows);
  }

  /**
   * The member that the shop has for an imported number. @throws a duplicate-key error when the member is tied to
   * somebody else
   */
  async settle(
    tx: EntityManager,
    { id }: BindingEntity,
    member: Pick<
      BindingEntity,
      'memberId' | 'activeMemberKey' | 'memberNumber' | 'memberName' | 'memberTier'
    >,
  ): Promise<void> {
    await tx
      .createQueryBuilder()
      .update(BindingEntity)
      .set(member)
      .where('id = :id AND active_line_user_id IS NOT NULL AND member_id IS NULL', { id })
      .execute();
  }
}
