import { Injectable } from '@nestjs/common';
import type { BodyOf, ResponseOf, retryDeliveries } from '@tieline/contracts';
import { AuditLog } from '../audit/audit-log.js';
import { ChannelSending } from '../channels/channel-sending.js';
import { Transactions } from '../database/transactions.js';
import { DeliveryOverview } from '../delivery/delivery-overview.js';
import type { StaffContext } from '../http/request-context.js';

/** An outage is over, and nobody wants to wait for the next try of each: the sweeper takes them up at once. */
@Injectable()
export class RetryDeliveries {
  constructor(
    private readonly transactions: Transactions,
    private readonly overview: DeliveryOverview,
    private readonly sending: ChannelSending,
    private readonly audit: AuditLog,
  ) {}

  async retry(
    ctx: StaffContext,
    { kind }: BodyOf<typeof retryDeliveries>,
  ): Promise<ResponseOf<typeof retryDeliveries>> {
    const paused = await this.sending.listPaused();
    return this.transactions.run(async (tx) => {
      const retried = await this.overview.retry(
        tx,
        kind,
        paused.map(({ id }) => id),
      );
      await this.audit.record(tx, ctx, {
        action: 'deliveries.retried',
        targetType: 'deliveries',
        targetId: kind,
        after: { kind, retried },
      });
      return { retried };
    });
  }
}
