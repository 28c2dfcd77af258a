import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { VerifyAgainReason } from '@tieline/contracts';
import type { ShopMember } from '@tieline/shops';
import { Brackets, IsNull, Not, type EntityManager } from 'typeorm';
import { ContactEvents } from '../contact-events/contact-events.js';
import { execute, insertRows, selectRows } from '../database/statements.js';
import { BindingEntity } from './binding.entity.js';
import { BindingReviewEntity } from './binding-review.entity.js';

/** Marks a member of a shop connection; hashed, because member ids of some shops differ by case only. */
export function memberKeyOf(shopConnectionId: string, memberId: string): string {
  return createHash('sha256').update(`${shopConnectionId}|${memberId}`).digest('hex');
}

/** The same for a member of a channel; one that matches with no shop has members of its own. */
export function memberKeyIn(
  { id, settings }: { id: string; settings: { shopConnectionId: string | null } },
  memberId: string,
): string {
  return memberKeyOf(settings.shopConnectionId ?? id, memberId);
}

/** `doubt` null: the member holds the number that was proven. `member` null: the shop has none any more. */
export type MemberNews = {
  doubt: { reason: VerifyAgainReason; at: number } | null;
  member: ShopMember | null;
};

/** What an ended binding no longer holds: its keys, and the shop's last words of the member. */
export const nobody = {
  activeLineUserId: null,
  activeMemberKey: null,
  activePhoneIndex: null,
  liveSealed: null,
  liveAt: null,
};

/** The only place that talks to bindings and binding_reviews. */
@Injectable()
export class BindingRepository {
  constructor(private readonly events: ContactEvents) {}

  async findActive(db: EntityManager, channelId: string, lineUserId: string): Promise<BindingEntity | null> {
    const where = 'channel_id = ? AND active_line_user_id = ?';
    const [found] = await selectRows(db, BindingEntity, where, [channelId, lineUserId]);
    return found ?? null;
  }

  /** The active bindings of the channel that hold this member or this phone: at most one of each. */
  async findHolders(
    db: EntityManager,
    channelId: string,
    held: { memberKey: string | null; phoneIndex: string },
  ): Promise<BindingEntity[]> {
    return db
      .createQueryBuilder(BindingEntity, 'b')
      .where('b.channel_id = :channelId', { channelId })
      .andWhere(
        new Brackets((either) => {
          either.where('b.active_phone_index = :phoneIndex', { phoneIndex: held.phoneIndex });
          if (held.memberKey)
            either.orWhere('b.active_member_key = :memberKey', { memberKey: held.memberKey });
        }),
      )
      .getMany();
  }

  /** This LINE user was tied to this phone at some time. */
  async hadPhone(
    db: EntityManager,
    channelId: string,
    lineUserId: string,
    phoneIndex: string,
  ): Promise<boolean> {
    return db.existsBy(BindingEntity, { channelId, lineUserId, phoneIndex });
  }

  /** Those of the same contact to the same member that have ended. */
  endedBefore(
    db: EntityManager,
    { contactId, shopConnectionId, memberId }: BindingEntity,
  ): Promise<Pick<BindingEntity, 'id'>[]> {
    const same = { contactId, shopConnectionId: shopConnectionId ?? '', memberId: memberId ?? '' };
    const where = { ...same, activeLineUserId: IsNull() };
    return db.find(BindingEntity, { select: { id: true }, where });
  }

  /** Every active binding of the team to this member, in whatever channel. */
  findOfMember(db: EntityManager, teamId: string, memberKey: string): Promise<BindingEntity[]> {
    return db.findBy(BindingEntity, { teamId, activeMemberKey: memberKey });
  }

  /** What the shop says of the member now. One that ended meanwhile, or was put in doubt already, stays as it is. */
  async noteMember(tx: EntityManager, id: string, news: MemberNews): Promise<void> {
    const { doubt, member } = news;
    if (member) {
      const { memberNumber, name, tier } = member;
      const shown = { memberNumber, memberName: name, memberTier: tier };
      await tx.update(BindingEntity, { id, activeLineUserId: Not(IsNull()) }, shown);
    }
    const settled = { id, activeLineUserId: Not(IsNull()) };
    if (!doubt) {
      await tx.update(BindingEntity, settled, { verifyAgainAt: null, verifyAgainReason: null });
      return;
    }
    await tx.update(
      BindingEntity,
      { ...settled, verifyAgainAt: IsNull() },
      { verifyAgainAt: doubt.at, verifyAgainReason: doubt.reason },
    );
  }

  /**
   * @param renews one of the same contact that ended in this transaction: it was bound all the time
   * @throws a duplicate-key error when the LINE user, the member or the phone is tied already
   */
  async insert(tx: EntityManager, binding: BindingEntity, renews: BindingEntity | null): Promise<void> {
    await insertRows(tx, BindingEntity, [binding]);
    if (!renews) await this.tell(tx, 'bound', binding);
  }

  /** Ends an active binding; false when it had ended. */
  async end(tx: EntityManager, binding: BindingEntity, endedAt: number, endReason: string): Promise<boolean> {
    const ended = await this.endRow(tx, binding.id, endedAt, endReason);
    if (ended) await this.tell(tx, 'unbound', binding);
    return ended;
  }

  /** Ends one that another of the same contact is to follow at once: nobody is told, unless none does. */
  async endToRenew(tx: EntityManager, { id }: BindingEntity, endedAt: number): Promise<void> {
    await this.endRow(tx, id, endedAt, 'verified again');
  }

  /** In the transaction in which a contact is bound, or is bound no longer. */
  tell(tx: EntityManager, kind: 'bound' | 'unbound', binding: BindingEntity): Promise<void> {
    const { id: bindingId, teamId, channelId, contactId } = binding;
    return this.events.record(tx, [{ teamId, channelId, contactId, kind, bindingId }]);
  }

  private async endRow(tx: EntityManager, id: string, endedAt: number, endReason: string): Promise<boolean> {
    const { affected } = await tx
      .createQueryBuilder()
      .update(BindingEntity)
      .set({ ...nobody, endedAt, endReason })
      .where('id = :id AND active_line_user_id IS NOT NULL', { id })
      .execute();
    return affected === 1;
  }

  /** Keeps what the shop said of the member, unless the binding has ended or something newer is kept. */
  async keepLive(db: EntityManager, id: string, live: { sealed: string; at: number }): Promise<void> {
    await execute(
      db,
      `UPDATE bindings SET live_sealed = ?, live_at = ?
        WHERE id = ? AND active_line_user_id IS NOT NULL AND (live_at IS NULL OR live_at < ?)`,
      [live.sealed, live.at, id, live.at],
    );
  }

  /** Opens a case for staff; the same contact and phone make one case. */
  async openReview(tx: EntityManager, review: BindingReviewEntity): Promise<void> {
    await tx.createQueryBuilder().insert().into(BindingReviewEntity).values(review).orIgnore().execute();
  }
}
