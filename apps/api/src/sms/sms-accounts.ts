import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SmsAccountEntity } from './sms-account.entity.js';

const purseDayCap = 1_000_000;
const lowBalance = 200;

/** The team's purse and the channels' daily budgets, as staff see and set them. Charging is `sms-credit.ts`. */
@Injectable()
export class SmsAccounts {
  async openPurse(tx: EntityManager, teamId: string): Promise<void> {
    const row = { id: teamId, teamId, balance: 0, dayCap: purseDayCap, lowBalance };
    await tx.insert(SmsAccountEntity, { ...row, day: 0, dayUsed: 0 });
  }

  async openBudget(
    tx: EntityManager,
    channel: { id: string; teamId: string },
    dayCap: number,
  ): Promise<void> {
    const row = { id: channel.id, teamId: channel.teamId, balance: null, dayCap, lowBalance: 0 };
    await tx.insert(SmsAccountEntity, { ...row, day: 0, dayUsed: 0 });
  }

  async setBudget(tx: EntityManager, teamId: string, channelId: string, dayCap: number): Promise<void> {
    await tx.update(SmsAccountEntity, { id: channelId, teamId }, { dayCap });
  }

  async setPurse(
    tx: EntityManager,
    teamId: string,
    limits: Pick<SmsAccountEntity, 'dayCap' | 'lowBalance' | 'undeliveredRule'>,
  ): Promise<void> {
    await tx.update(SmsAccountEntity, { id: teamId, teamId }, limits);
  }

  /** The purse and every channel's budget. */
  list(db: EntityManager, teamId: string): Promise<SmsAccountEntity[]> {
    return db.findBy(SmsAccountEntity, { teamId });
  }

  getPurse(db: EntityManager, teamId: string): Promise<SmsAccountEntity> {
    return db.findOneByOrFail(SmsAccountEntity, { id: teamId, teamId });
  }
}

/** A charge is given back when the SMS did not arrive, unless the team has decided otherwise. */
export function refundsUndelivered({ undeliveredRule }: SmsAccountEntity): boolean {
  return undeliveredRule !== 'keep';
}
