import { Injectable } from '@nestjs/common';
import type { SmsReport, SmsState } from '@tieline/sms';
import { Transactions } from '../database/transactions.js';
import type { ClaimedDelivery } from '../delivery/delivery.js';
import { DeliveryReceipts, type DeliveryName } from '../delivery/delivery-receipts.js';
import type { Route } from '../sms-gateways/gateway-maker.js';
import { SmsAccounts, refundsUndelivered } from './sms-accounts.js';
import { SmsCredit } from './sms-credit.js';

const kind = 'sms.otp';

/** An SMS that its gateway was asked about, with whom it was handed to. */
type Asked = Pick<ClaimedDelivery, 'id' | 'teamId' | 'handedTo'>;

function nameOf(id: string, handedTo: Asked['handedTo']) {
  return { id, gatewayId: handedTo?.gatewayId ?? null, kind } as const;
}

/** Books what became of an SMS, by a report or by asking. Twice is once: delivery and ledger both see to that. */
@Injectable()
export class SettleSms {
  constructor(
    private readonly transactions: Transactions,
    private readonly receipts: DeliveryReceipts,
    private readonly accounts: SmsAccounts,
    private readonly credit: SmsCredit,
  ) {}

  /** False: not an SMS of ours, or it had ended before. */
  report(
    { gatewayId, account }: Pick<Route, 'gatewayId' | 'account'>,
    { id, providerId, state, detail }: SmsReport,
  ): Promise<boolean> {
    const name = { gatewayId, kind, ...(id === null ? { providerId, account } : { id }) } as const;
    if (state === 'delivered') return this.receipts.arrived(name, providerId);
    return this.undelivered(name, providerId, detail);
  }

  /** What the gateway answered when it was asked; false: it settled nothing. */
  async answer({ id, handedTo, teamId }: Asked, state: SmsState): Promise<boolean> {
    const name = nameOf(id, handedTo);
    switch (state.kind) {
      case 'accepted':
        return this.receipts.accepted(name, state.providerId);
      case 'delivered':
        return this.receipts.arrived(name, state.providerId);
      case 'undelivered':
        return this.undelivered(name, state.providerId, state.detail);
      case 'notFound':
        return this.notTaken(teamId, name);
      case 'sendAgain':
      case 'unavailable':
        return false;
    }
  }

  /** The deadline is over: it counts as sent and stays paid. */
  assume({ id, handedTo }: Asked): Promise<boolean> {
    return this.receipts.assume(nameOf(id, handedTo), 'nobody knows whether it was sent; it counts as sent');
  }

  /** Given back or kept by the team's rule; its purse is where the rule stands. */
  private undelivered(name: DeliveryName, providerId: string, detail: string): Promise<boolean> {
    return this.transactions.run(async (tx) => {
      const row = await this.receipts.lost(tx, name, providerId, `undelivered: ${detail}`);
      if (!row) return false;
      const purse = await this.accounts.getPurse(tx, row.teamId);
      if (refundsUndelivered(purse)) await this.credit.refund(tx, row.teamId, row.id, 'SMS not delivered');
      return true;
    });
  }

  /** Nothing was sent, so nothing is kept, whatever the rule. */
  private notTaken(teamId: string, name: DeliveryName & { id: string }): Promise<boolean> {
    return this.transactions.run(async (tx) => {
      const ended = await this.receipts.notTaken(tx, name, 'the gateway never took it');
      if (ended) await this.credit.refund(tx, teamId, name.id, 'SMS not sent');
      return ended;
    });
  }
}
