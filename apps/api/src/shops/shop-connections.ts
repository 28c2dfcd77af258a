import { Injectable } from '@nestjs/common';
import type {
  BodyOf,
  ShopConnection,
  ShopPlatformKey,
  createShopConnection,
  updateShopConnection,
} from '@tieline/contracts';
import type { RateBudget } from '@tieline/shops';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../database/clock.js';
import { newId } from '../database/ids.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import type { ShopConnectionEntity } from './shop-connection.entity.js';
import { ShopConnectionRepository } from './shop-connection.repository.js';
import { ShopCredentials, definitionOf, type Credentials } from './shop-credentials.js';
import { ShopWebhookAddress } from './shop-webhook-address.js';
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
    private readonly credentials: ShopCredentials,
    private readonly clock: Clock,
    private readonly addresses: ShopWebhookAddress,
  ) {}

  async list(ctx: StaffContext): Promise<{ items: ShopConnection[] }> {
    const rows = await this.transactions.once((db) => this.connections.list(db, ctx.teamId));
    return { items: rows.map((row) => this.describe(ctx, row)) };
  }

  async get(ctx: StaffContext, id: string): Promise<ShopConnection> {
    const row = await this.transactions.once((db) => this.connections.get(db, ctx.teamId, id));
    return this.describe(ctx, row);
  }

  async create(ctx: StaffContext, input: NewShopConnection): Promise<ShopConnection> {
    await this.test(input.platform, this.credentials.check(input.platform, input.credentials));
    return this.describe(ctx, await this.transactions.run((tx) => this.insert(tx, ctx, input)));
  }

  /** Writes a connection without asking the shop. @throws request.invalid when the form does not fit */
  async insert(
    tx: EntityManager,
    ctx: StaffContext,
    { platform, name, ...input }: NewShopConnection,
  ): Promise<ShopConnectionEntity> {
    const place = { id: input.id ?? newId(), teamId: ctx.teamId, platform };
    const sealed = this.credentials.seal(place, this.credentials.check(platform, input.credentials));
    const row: ShopConnectionEntity = {
      ...place,
      name,
      ...sealed,
      doneSteps: null,
      lastSuccessAt: null,
      lastFailureAt: null,
      lastFailure: null,
      writeBackTag: null,
      writeBackLine: 0,
      webhookRegisteredAt: null,
      lastWebhookAt: null,
      createdAt: this.clock.now(),
    };
    await this.connections.insert(tx, row);
    const target = { action: 'shop_connection.created', targetType: 'shop_connection', targetId: row.id };
    const { settings } = this.credentials.describe(row);
    await this.audit.record(tx, ctx, { ...target, after: { platform, name, ...settings } });
    return row;
  }

  async update(ctx: StaffContext, id: string, changes: Changes): Promise<ShopConnection> {
    const row = await this.transactions.once((db) => this.connections.get(db, ctx.teamId, id));
    const { credentials: given, doneSteps, writeBack, ...plain } = changes;
    const next: Partial<ShopConnectionEntity> = { ...plain };
    if (writeBack) Object.assign(next, checkedWriteBack(row.platform, writeBack));
    if (doneSteps) next.doneSteps = JSON.stringify(knownSteps(row.platform, doneSteps));
    if (given) {
      const whole = this.credentials.check(row.platform, given, this.credentials.known(row));
      await this.test(row.platform, whole, await this.platforms.bucket(ctx.teamId, id));
      Object.assign(next, this.credentials.seal(row, whole), {
        lastSuccessAt: this.clock.now(),
        lastFailure: null,
      });
    }
    await this.transactions.run(async (tx) => {
      await this.connections.update(tx, row, next);
      const target = { action: 'shop_connection.updated', targetType: 'shop_connection', targetId: id };
      const shown = (of: ShopConnectionEntity) => ({
        name: of.name,
        ...this.credentials.describe(of).settings,
        ...(writeBack && { writeBack: writeBackOf(of) }),
      });
      const after = { ...shown({ ...row, ...next }), accessChanged: given !== undefined };
      await this.audit.record(tx, ctx, { ...target, before: shown(row), after });
    });
    this.platforms.forget(ctx.teamId, id);
    return this.describe(ctx, { ...row, ...next });
  }

  /** @throws shop.connection_failed with the shop's reason */
  private async test(
    platform: ShopPlatformKey,
    credentials: Credentials,
    bucket: RateBudget | null = null,
  ): Promise<void> {
    const shop = this.platforms.open(platform, credentials, bucket ? { bucket } : {});
    const result = await shop.testConnection();
    if (result.ok) return;
    const { reason, detail } = result;
    throw new ProblemError('shop.connection_failed', {
      issues: [{ path: 'body.credentials', code: 'shop_refused', values: { reason, detail } }],
    });
  }

  private describe({ role }: StaffContext, row: ShopConnectionEntity): ShopConnection {
    const { id, platform, name, lastFailure } = row;
    const doneSteps = JSON.parse(row.doneSteps ?? '[]') as string[];
    const instant = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
    const { webhook } = definitionOf(platform);
    const described = this.credentials.describe(row);
    return {
      id,
      platform,
      name,
      ...described,
      webhook: webhook && {
        // Where calls come unsigned, the address is all that proves them.
        url: role === 'admin' ? this.addresses.of(id) : null,
        ready: !webhook.secretRequired || described.secrets[webhook.secretField]?.set === true,
        registeredAt: instant(row.webhookRegisteredAt),
        lastReceivedAt: instant(row.lastWebhookAt),
      },
      writeBack: writeBackOf(row),
      doneSteps: knownSteps(platform, doneSteps),
      lastSuccessAt: instant(row.lastSuccessAt),
      lastFailureAt: instant(row.lastFailureAt),
      lastFailure,
      createdAt: new Date(row.createdAt).toISOString(),
    };
  }
}

function writeBackOf({ writeBackTag, writeBackLine }: ShopConnectionEntity): ShopConnection['writeBack'] {
  return { tag: writeBackTag, lineId: writeBackLine === 1 };
}

/** @throws shop.write_back for what the shop system does not take */
function checkedWriteBack(
  platform: ShopPlatformKey,
  { tag, lineId }: ShopConnection['writeBack'],
): Partial<ShopConnectionEntity> {
  const offered = definitionOf(platform).writeBack;
  const length = tag === null ? 0 : [...tag].length;
  const fits = tag === null || (offered.tag && length >= offered.tag.min && length <= offered.tag.max);
  if (!fits || (lineId && !offered.lineId)) throw new ProblemError('shop.write_back');
  return { writeBackTag: tag, writeBackLine: lineId ? 1 : 0 };
}

function knownSteps(platform: ShopPlatformKey, steps: readonly string[]): string[] {
  const known = definitionOf(platform).prerequisites.map(({ key }) => key);
  return known.filter((key) => steps.includes(key));
}
