import { Injectable } from '@nestjs/common';
import type { ShopConnection } from '@tieline/contracts';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import { ShopConnectionRepository } from './shop-connection.repository.js';
import { ShopConnections } from './shop-connections.js';
import { definitionOf } from './shop-credentials.js';
import { ShopPlatforms } from './shop-platforms.js';
import { ShopWebhookAddress } from './shop-webhook-address.js';

/** Enters our address at the shop, where its API can. */
@Injectable()
export class RegisterShopWebhook {
  constructor(
    private readonly transactions: Transactions,
    private readonly connections: ShopConnectionRepository,
    private readonly shops: ShopConnections,
    private readonly platforms: ShopPlatforms,
    private readonly addresses: ShopWebhookAddress,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** @throws request.not_found, shop.no_webhooks, shop.connection_failed with the shop's reason */
  async register(ctx: StaffContext, id: string): Promise<ShopConnection> {
    const { teamId } = ctx;
    const row = await this.transactions.once((db) => this.connections.get(db, teamId, id));
    if (!definitionOf(row.platform).webhook?.registers) throw new ProblemError('shop.no_webhooks');
    const shop = await this.platforms.get(teamId, id);
    const written = await shop.registerWebhook(this.addresses.of(id));
    if (written.kind !== 'done') {
      const values = { reason: written.kind, detail: written.detail };
      const issues = [{ path: 'body', code: 'shop_refused' as const, values }];
      throw new ProblemError('shop.connection_failed', { issues });
    }
    await this.transactions.run(async (tx) => {
      await this.connections.noteRegistration(tx, row, this.clock.now());
      const action = 'shop_connection.webhook_registered';
      await this.audit.record(tx, ctx, { action, targetType: 'shop_connection', targetId: id });
    });
    return this.shops.get(ctx, id);
  }
}
