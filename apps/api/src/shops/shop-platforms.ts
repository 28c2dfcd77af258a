import { Inject, Injectable } from '@nestjs/common';
import type { ShopPlatformKey } from '@tieline/contracts';
import type { Logger } from 'pino';
import { TokenBucket, systemClock, type RateBudget, type ShopPlatform } from '@tieline/shops';
import type { Adapters, ShopOptions } from '../adapters/adapters.js';
import { SHOP_FACTORY } from '../adapters/adapters.module.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import { InjectLogger } from '../logging/logging.module.js';
import { ShopMembers } from '../member-table/shop-members.js';
import { SharedTurns } from './shared-turns.js';
import type { ShopConnectionEntity } from './shop-connection.entity.js';
import { ShopConnectionRepository } from './shop-connection.repository.js';
import { ShopCredentials, definitionOf, type Credentials } from './shop-credentials.js';
import { ShopHealthRecord } from './shop-health-record.js';
import { UnreadableShop } from './unreadable-shop.js';

const keptMs = 60_000;

type WriteBack = { tag: string | null; lineId: boolean };
type Kept = { sealed: string; platform: ShopPlatform; bucket: RateBudget | null; writeBack: WriteBack };
type Entry = { readAt: number; kept: Promise<Kept> };

/**
 * One kept ShopPlatform per connection: the shop's rate budget lives in it, so two instances would be one too many.
 * The row is read again after a minute; what this process changes counts at once.
 */
@Injectable()
export class ShopPlatforms {
  private readonly entries = new Map<string, Entry>();

  constructor(
    private readonly transactions: Transactions,
    private readonly connections: ShopConnectionRepository,
    private readonly credentials: ShopCredentials,
    private readonly health: ShopHealthRecord,
    private readonly members: ShopMembers,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(SHOP_FACTORY) private readonly shop: Adapters['shop'],
    @InjectLogger() private readonly logger: Logger,
  ) {}

  /** Call it outside a transaction. @throws request.not_found, for another team's connection too */
  async get(teamId: string, connectionId: string): Promise<ShopPlatform> {
    return (await this.kept(teamId, connectionId)).platform;
  }

  /** What the shop is told when a member is bound. As `get`. */
  async writeBack(teamId: string, connectionId: string): Promise<WriteBack> {
    return (await this.kept(teamId, connectionId)).writeBack;
  }

  /** The rate that trials of a saved connection count against, too; null: none. As `get`. */
  async bucket(teamId: string, connectionId: string): Promise<RateBudget | null> {
    return (await this.kept(teamId, connectionId)).bucket;
  }

  private async kept(teamId: string, connectionId: string): Promise<Kept> {
    const key = `${teamId}|${connectionId}`;
    const known = this.entries.get(key);
    if (known && performance.now() - known.readAt < keptMs) return known.kept;
    const entry = { readAt: performance.now(), kept: this.read(teamId, connectionId, known) };
    this.entries.set(key, entry);
    // A failed reading must not be kept as the answer for a minute.
    entry.kept.catch(() => this.entries.get(key) === entry && this.entries.delete(key));
    return entry.kept;
  }

  /** The next `get` reads the row again, and keeps the rate budget. */
  forget(teamId: string, connectionId: string): void {
    const entry = this.entries.get(`${teamId}|${connectionId}`);
    if (entry) entry.readAt = -Infinity;
  }

  /** For trying credentials that are not saved yet. */
  open(platform: ShopPlatformKey, credentials: Credentials, options: ShopOptions = {}): ShopPlatform {
    return this.shop(platform, credentials, options);
  }

  /** A file database has one process. */
  private budget(perSecond: number, { teamId, id: connectionId }: ShopConnectionEntity): RateBudget {
    if (this.config.database.engine !== 'mysql') return new TokenBucket(perSecond, systemClock);
    const place = { teamId, connectionId };
    return new SharedTurns(perSecond, systemClock, place, this.transactions, this.clock);
  }

  private async read(teamId: string, connectionId: string, known: Entry | undefined): Promise<Kept> {
    const row = await this.transactions.once((db) => this.connections.get(db, teamId, connectionId));
    const before = await known?.kept.catch(() => undefined);
    const writeBack = { tag: row.writeBackTag, lineId: row.writeBackLine === 1 };
    if (before?.sealed === row.secretsSealed) return { ...before, writeBack };
    const { perSecond } = definitionOf(row.platform);
    const bucket = before?.bucket ?? (perSecond === null ? null : this.budget(perSecond, row));
    const credentials = this.credentials.open(row);
    if (!credentials) this.logger.error({ teamId, connectionId }, 'credentials of a shop can not be read');
    const options = {
      ...(bucket && { bucket }),
      ...(row.platform === 'csv' && { table: this.members.table({ teamId, connectionId }) }),
    };
    const opened = credentials ? this.open(row.platform, credentials, options) : new UnreadableShop();
    const platform = this.health.watch(opened, { teamId, connectionId });
    return { sealed: row.secretsSealed, platform, bucket, writeBack };
  }
}
