import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { ShopPlatform } from '@tieline/shops';
import type {
  ConnectionTest,
  LineLink,
  LineUnlink,
  MemberMatch,
  MemberRead,
  ShopUnlink,
  ShopWrite,
} from '@tieline/shops';
import type { Logger } from 'pino';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import { InjectLogger } from '../logging/logging.module.js';
import { ShopConnectionRepository, type ShopHealth } from './shop-connection.repository.js';

const writeAfterMs = 30_000;
const longestReason = 300;

type Place = { teamId: string; connectionId: string };
type Outcome = MemberMatch | MemberRead;

/** When each shop last answered and last failed. Gathered in memory: no customer's look-up waits for a write. */
@Injectable()
export class ShopHealthRecord implements OnApplicationShutdown {
  private readonly unwritten = new Map<string, { place: Place; health: Partial<ShopHealth> }>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly transactions: Transactions,
    private readonly connections: ShopConnectionRepository,
    private readonly clock: Clock,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  /** The same shop, whose outcomes are noted. */
  watch(platform: ShopPlatform, place: Place): ShopPlatform {
    return new WatchedShop(platform, (outcome) => this.note(place, outcome));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.write();
  }

  async write(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const notes = [...this.unwritten.values()];
    this.unwritten.clear();
    try {
      for (const { place, health } of notes)
        await this.transactions.run((tx) =>
          this.connections.saveHealth(tx, place.teamId, place.connectionId, health),
        );
    } catch (error) {
      this.logger.warn({ err: error }, 'the state of a shop could not be written');
    }
  }

  private note(place: Place, outcome: Outcome): void {
    const failed = outcome.kind === 'unavailable' || outcome.kind === 'misconfigured';
    const now = this.clock.now();
    const news = failed
      ? { lastFailureAt: now, lastFailure: `${outcome.kind}: ${outcome.detail}`.slice(0, longestReason) }
      : { lastSuccessAt: now };
    const before = this.unwritten.get(place.connectionId)?.health;
    this.unwritten.set(place.connectionId, { place, health: { ...before, ...news } });
    this.timer ??= setTimeout(() => void this.write(), writeAfterMs).unref();
  }
}

class WatchedShop extends ShopPlatform {
  constructor(
    private readonly shop: ShopPlatform,
    private readonly note: (outcome: Outcome) => void,
  ) {
    super();
  }

  async findByPhone(e164: string): Promise<MemberMatch> {
    const match = await this.shop.findByPhone(e164);
    this.note(match);
    return match;
  }

  async getMember(id: string): Promise<MemberRead> {
    const read = await this.shop.getMember(id);
    this.note(read);
    return read;
  }

  testConnection(): Promise<ConnectionTest> {
    return this.shop.testConnection();
  }

  override tagMember(memberId: string, tag: string): Promise<ShopWrite> {
    return this.shop.tagMember(memberId, tag);
  }

  override linkLine(link: LineLink): Promise<ShopWrite> {
    return this.shop.linkLine(link);
  }

  override unlinkLine(unlink: LineUnlink): Promise<ShopUnlink> {
    return this.shop.unlinkLine(unlink);
  }

  override registerWebhook(address: string): Promise<ShopWrite> {
    return this.shop.registerWebhook(address);
  }
}
