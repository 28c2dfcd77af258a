import { Injectable } from '@nestjs/common';
import type { BodyOf, ShopConnection, createShopConnection, updateShopConnection } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { Cipher } from '../database/cipher.js';
import { Clock } from '../database/clock.js';
import { newId } from '../database/ids.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import type { ShopConnectionEntity } from './shop-connection.entity.js';
import { ShopConnectionRepository, accessTokenPlace } from './shop-connection.repository.js';
import { ShopPlatforms } from './shop-platforms.js';

export type NewShopConnection = BodyOf<typeof createShopConnection> & { id?: string };
type Changes = BodyOf<typeof updateShopConnection>;

@Injectable()
export class ShopConnections {
  constructor(
    private readonly transactions: Transactions,
    private readonly connections: ShopConnectionRepository,
    private readonly platforms: ShopPlatforms,
    private readonly audit: AuditLog,
    private readonly cipher: Cipher,
    private readonly clock: Clock,
  ) {}

  async list(ctx: StaffContext): Promise<{ items: ShopConnection[] }> {
    const rows = await this.transactions.once((db) => this.connections.list(db, ctx.teamId));
    return { items: rows.map((row) => this.describe(row)) };
  }

  async create(ctx: StaffContext, input: NewShopConnection): Promise<ShopConnection> {
    await this.test(input);
    return this.describe(await this.transactions.run((tx) => this.insert(tx, ctx, input)));
  }

  /** Writes a connection without asking the shop. */
  async insert(
    tx: EntityManager,
    ctx: StaffContext,
    { accessToken, ...input }: NewShopConnection,
  ): Promise<ShopConnectionEntity> {
    const place = { id: input.id ?? newId(), teamId: ctx.teamId };
    const accessTokenSealed = this.cipher.seal(accessToken, accessTokenPlace(place));
    const row = { ...input, ...place, accessTokenSealed, createdAt: this.clock.now() };
    await this.connections.insert(tx, row);
    const target = { action: 'shop_connection.created', targetType: 'shop_connection', targetId: row.id };
    await this.audit.record(tx, ctx, { ...target, after: input });
    return row;
  }

  async update(ctx: StaffContext, id: string, changes: Changes): Promise<ShopConnection> {
    const row = await this.transactions.once((db) => this.connections.get(db, ctx.teamId, id));
    const { accessToken, ...plain } = changes;
    if (accessToken !== undefined || plain.handle !== undefined) {
      const current = this.cipher.open(row.accessTokenSealed, accessTokenPlace(row));
      await this.test({ handle: plain.handle ?? row.handle, accessToken: accessToken ?? current });
    }
    const sealed = accessToken && { accessTokenSealed: this.cipher.seal(accessToken, accessTokenPlace(row)) };
    await this.transactions.run(async (tx) => {
      await this.connections.update(tx, row, { ...plain, ...sealed });
      const target = { action: 'shop_connection.updated', targetType: 'shop_connection', targetId: id };
      const before = { name: row.name, handle: row.handle };
      const after = { ...before, ...plain, accessTokenChanged: sealed !== undefined };
      await this.audit.record(tx, ctx, { ...target, before, after });
    });
    this.platforms.forget(ctx.teamId, id);
    return this.describe({ ...row, ...plain, ...sealed });
  }

  /** @throws shop.connection_failed with the shop's reason */
  private async test(access: { handle: string; accessToken: string }): Promise<void> {
    const result = await this.platforms.open(access).testConnection();
    if (result.ok) return;
    const issues = [{ path: 'body.accessToken', message: `${result.reason}: ${result.detail}` }];
    throw new ProblemError('shop.connection_failed', { issues });
  }

  private describe(row: ShopConnectionEntity): ShopConnection {
    const { id, platform, name, handle } = row;
    const ending = this.cipher.open(row.accessTokenSealed, accessTokenPlace(row)).slice(-4);
    const createdAt = new Date(row.createdAt).toISOString();
    return { id, platform, name, handle, accessToken: { set: true, ending }, createdAt };
  }
}
