import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Transactions } from '../database/transactions.js';
import { Metrics } from '../metrics/metrics.js';
import { SmsLedgerEntity } from './sms-ledger.entity.js';

/** More than this waiting is a backlog that other figures tell of; the sum stays a sum of these. */
const mostDeliveries = 5000;
const batch = 500;

/** Credit that was taken for SMS whose fate is open, and teams that run out of it: figures for the operator. */
@Injectable()
export class HeldCredit {
  constructor(
    private readonly transactions: Transactions,
    metrics: Metrics,
  ) {
    metrics.onScrape(async () => {
      metrics.creditsHeld.set({}, await this.sum());
      metrics.lowAccounts.set({}, await this.countLow());
    });
  }

  async sum(): Promise<number> {
    const waiting = await this.transactions.once((db): Promise<{ id: string; team_id: string }[]> =>
      db.query(
        `SELECT id, team_id FROM deliveries WHERE state = 'queued' AND kind = 'sms.otp'
          UNION SELECT id, team_id FROM deliveries WHERE ask_at IS NOT NULL LIMIT ?`,
        [mostDeliveries],
      ),
    );
    let held = 0;
    for (let at = 0; at < waiting.length; at += batch) {
      const some = waiting.slice(at, at + batch);
      const teamId = In([...new Set(some.map(({ team_id }) => team_id))]);
      const reference = In(some.map(({ id }) => `charge:${id}`));
      const entries = await this.transactions.once((db) =>
        db.find(SmsLedgerEntity, { where: { teamId, reference }, select: { id: true, amount: true } }),
      );
      held += entries.reduce((sum, { amount }) => sum - amount, 0);
    }
    return held;
  }

  private async countLow(): Promise<number> {
    const rows = await this.transactions.once((db): Promise<{ low: string | number }[]> =>
      db.query('SELECT COUNT(*) AS low FROM sms_accounts WHERE balance < low_balance'),
    );
    return Number(rows[0]?.low);
  }
}
