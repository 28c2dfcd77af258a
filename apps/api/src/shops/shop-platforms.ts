import { Inject, Injectable } from '@nestjs/common';
import { TokenBucket, systemClock, type ShopPlatform } from '@tieline/shops';
import type { Adapters } from '../adapters/adapters.js';
import { SHOP_FACTORY } from '../adapters/adapters.module.js';
import { Cipher } from '../database/cipher.js';
import { Transactions } from '../database/transactions.js';
import type { ShopConnectionEntity } from './shop-connection.entity.js';
import { ShopConnectionRepository, accessTokenPlace } from './shop-connection.repository.js';

const keptMs = 60_000;
const callsPerSecond = 20;

type Access = { handle: string; accessToken: string };
type Kept = { sealed: string; handle: string; platform: ShopPlatform; bucket: TokenBucket };
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
    private readonly cipher: Cipher,
    @Inject(SHOP_FACTORY) private readonly shop: Adapters['shop'],
  ) {}

  /** Call it outside a transaction. @throws request.not_found, for another team's connection too */
  async get(teamId: string, connectionId: string): Promise<ShopPlatform> {
    const key = `${teamId}|${connectionId}`;
    const known = this.entries.get(key);
    if (known && performance.now() - known.readAt < keptMs) return (await known.kept).platform;
    const entry = { readAt: performance.now(), kept: this.read(teamId, connectionId, known) };
    this.entries.set(key, entry);
    // A failed reading must not be kept as the answer for a minute.
    entry.kept.catch(() => this.entries.get(key) === entry && this.entries.delete(key));
    return (await entry.kept).platform;
  }

  /** The next `get` reads the row again, and keeps the rate budget. */
  forget(teamId: string, connectionId: string): void {
    const entry = this.entries.get(`${teamId}|${connectionId}`);
    if (entry) entry.readAt = -Infinity;
  }

  /** For trying access data that is not saved yet. */
  open({ handle, accessToken }: Access, bucket = new TokenBucket(callsPerSecond, systemClock)): ShopPlatform {
    return this.shop({ handle, accessToken, bucket });
  }

  private async read(teamId: string, connectionId: string, known: Entry | undefined): Promise<Kept> {
    const row = await this.transactions.once((db) => this.connections.get(db, teamId, connectionId));
    const before = await known?.kept.catch(() => undefined);
    if (before?.sealed === row.accessTokenSealed && before.handle === row.handle) return before;
    const bucket = before?.bucket ?? new TokenBucket(callsPerSecond, systemClock);
    const platform = this.open({ handle: row.handle, accessToken: this.tokenOf(row) }, bucket);
    return { sealed: row.accessTokenSealed, handle: row.handle, platform, bucket };
  }

  private tokenOf(row: ShopConnectionEntity): string {
    return this.cipher.open(row.accessTokenSealed, accessTokenPlace(row));
  }
}
