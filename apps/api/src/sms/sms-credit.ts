import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Clock } from '../database/clock.js';
import { newId } from '../database/ids.js';
import { execute } from '../database/statements.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import { SmsAccountEntity } from './sms-account.entity.js';
import { SmsLedgerEntity } from './sms-ledger.entity.js';

/** Daily budgets count by days of UTC. */
export const budgetDayMs = 86_400_000;

export type SmsCharge = {
  teamId: string;
  channelId: string;
  deliveryId: string;
  segments: number;
  note: string;
};

/**
 * Credit of a team, counted in SMS segments. Every change is one guarded UPDATE of the balance and one ledger entry
 * in the caller's transaction, so balance = sum of entries and never below zero.
 */
@Injectable()
export class SmsCredit {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes credit from the team's purse and from the channel's daily budget, before the SMS is sent.
   * @throws CreditRefused; the transaction has to be rolled back, then `explain` tells why
   */
  async charge(tx: EntityManager, charge: SmsCharge): Promise<void> {
    const { teamId, channelId, segments } = charge;
    const day = Math.floor(this.clock.now() / budgetDayMs);
    // `day` comes last: MySQL computes an assignment with what the ones before it have set.
    const charged = await execute(
      tx,
      `UPDATE sms_accounts SET balance = balance - ?,
          day_used = CASE WHEN day = ? THEN day_used + ? ELSE ? END, day = ?
        WHERE id IN (?, ?) AND (balance IS NULL OR balance >= ?)
          AND CASE WHEN day = ? THEN day_used ELSE 0 END + ? <= day_cap`,
      [segments, day, segments, segments, day, teamId, channelId, segments, day, segments],
    );
    if (charged !== 2) throw new CreditRefused(charge);
    await this.enter(tx, {
      teamId,
      kind: 'charge',
      amount: -segments,
      reference: `charge:${charge.deliveryId}`,
      note: charge.note,
      deliveryId: charge.deliveryId,
      staffId: null,
    });
  }

  /** Gives a charge back, once however often it is called. */
  async refund(tx: EntityManager, teamId: string, deliveryId: string, note: string): Promise<void> {
    const charge = await tx.findOneBy(SmsLedgerEntity, { teamId, reference: `charge:${deliveryId}` });
    if (!charge) return;
    const refunded = await tx.findOneBy(SmsLedgerEntity, { teamId, reference: `refund:${deliveryId}` });
    if (refunded) return;
    await this.add(tx, {
      teamId,
      kind: 'refund',
      amount: -charge.amount,
      reference: `refund:${deliveryId}`,
      note,
      deliveryId,
      staffId: null,
    });
  }

  /** Adds credit: the balance first, so that two writers of one team wait for each other. */
  async add(tx: EntityManager, entry: NewEntry): Promise<void> {
    await tx
      .createQueryBuilder()
      .update(SmsAccountEntity)
      .set({ balance: () => 'balance + :amount' })
      .where('id = :teamId', { teamId: entry.teamId })
      .setParameter('amount', entry.amount)
      .execute();
    await this.enter(tx, entry);
  }

  /** The running balance is read by the same statement that writes the entry. */
  private async enter(tx: EntityManager, entry: NewEntry): Promise<void> {
    await tx.query(
      `INSERT INTO sms_ledger
        (id, team_id, kind, amount, balance_after, reference, note, delivery_id, staff_id, created_at)
        SELECT ?, ?, ?, ?, balance, ?, ?, ?, ?, ? FROM sms_accounts WHERE id = ?`,
      [
        newId(),
        entry.teamId,
        entry.kind,
        entry.amount,
        entry.reference,
        entry.note,
        entry.deliveryId,
        entry.staffId,
        this.clock.now(),
        entry.teamId,
      ],
    );
  }

  /** Purse or daily budget? Asked after the rollback: inside, the one that had enough is already charged. */
  async explain({ charge: { teamId, channelId, segments } }: CreditRefused): Promise<ProblemError> {
    const day = Math.floor(this.clock.now() / budgetDayMs);
    const rows = await this.transactions.once((db) =>
      db.findBy(SmsAccountEntity, { id: In([teamId, channelId]) }),
    );
    const capped = rows.some((row) => (row.day === day ? row.dayUsed : 0) + segments > row.dayCap);
    return new ProblemError(capped ? 'sms.daily_cap' : 'sms.no_credit');
  }
}

/** Purse or daily budget do not suffice. */
export class CreditRefused extends Error {
  constructor(readonly charge: SmsCharge) {
    super('not enough SMS credit');
    this.name = 'CreditRefused';
  }
}

export type NewEntry = Pick<
  SmsLedgerEntity,
  'teamId' | 'kind' | 'amount' | 'reference' | 'note' | 'deliveryId' | 'staffId'
>;
