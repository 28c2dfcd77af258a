import type { Brand } from '../protocol.js';
import type { BrandSeed } from './seed.js';
import { brandSeeds } from './seed.js';
import { RichMenus } from './rich-menus.js';

/** As the LIFF server API keeps it (facts: line 2.4). */
export type LiffApp = {
  liffId: string;
  view: { type: string; url: string; moduleMode?: boolean };
  description?: string;
  features: { ble: boolean; qrCode: boolean };
  permanentLinkPattern: string;
  scope: string[];
  botPrompt: string;
};

/** One Official Account with its two channels. */
export type BrandState = {
  seed: BrandSeed;
  webhook: { endpoint: string | null; active: boolean };
  liffApps: Map<string, LiffApp>;
  quotaUsed: number;
  menus: RichMenus;
};

type Urls = { sandboxUrl: string; productUrl: string };

export class Brands {
  private states: BrandState[] = [];
  /** by key, basic id, bot user id, channel ids and the product's channel id */
  private readonly byName = new Map<string, BrandState>();
  private readonly byLiff = new Map<string, BrandState>();

  constructor(private readonly urls: Urls) {
    this.seed();
  }

  seed(): void {
    this.byName.clear();
    this.byLiff.clear();
    this.states = brandSeeds.map((seed) => this.start(seed));
  }

  all(): readonly BrandState[] {
    return this.states;
  }

  find(name: string): BrandState | undefined {
    return this.byName.get(name);
  }

  byMessagingChannel(channelId: string): BrandState | undefined {
    const brand = this.byName.get(channelId);
    return brand?.seed.messaging.channelId === channelId ? brand : undefined;
  }

  byLoginChannel(channelId: string): BrandState | undefined {
    const brand = this.byName.get(channelId);
    return brand?.seed.login.channelId === channelId ? brand : undefined;
  }

  byLiffId(liffId: string): { brand: BrandState; app: LiffApp } | undefined {
    const brand = this.byLiff.get(liffId);
    const app = brand?.liffApps.get(liffId);
    return brand && app ? { brand, app } : undefined;
  }

  putLiffApp(brand: BrandState, app: LiffApp): void {
    brand.liffApps.set(app.liffId, app);
    this.byLiff.set(app.liffId, brand);
  }

  deleteLiffApp(brand: BrandState, liffId: string): boolean {
    this.byLiff.delete(liffId);
    return brand.liffApps.delete(liffId);
  }

  describe({ seed, webhook, liffApps }: BrandState): Brand {
    return {
      key: seed.key,
      name: seed.name,
      basicId: seed.basicId,
      botUserId: seed.botUserId,
      pictureUrl: `${this.urls.sandboxUrl}/api/pictures/${seed.botUserId}.svg`,
      productChannelId: seed.productChannelId,
      messaging: seed.messaging,
      login: seed.login,
      webhookUrl: webhook.endpoint,
      liffId: seed.liffId,
      liffUrl: `${this.urls.sandboxUrl}/liff/${seed.liffId}`,
      liffEndpointUrl: liffApps.get(seed.liffId)?.view.url ?? '',
    };
  }

  private start(seed: BrandSeed): BrandState {
    const { sandboxUrl, productUrl } = this.urls;
    const brand: BrandState = {
      seed,
      webhook: { endpoint: `${productUrl}/api/line/webhook/${seed.productChannelId}`, active: true },
      liffApps: new Map(),
      quotaUsed: 0,
      menus: new RichMenus(`${sandboxUrl}/liff/${seed.liffId}`, seed),
    };
    const names = [
      seed.key,
      seed.basicId,
      seed.botUserId,
      seed.productChannelId,
      seed.messaging.channelId,
      seed.login.channelId,
    ];
    for (const name of names) this.byName.set(name, brand);
    this.putLiffApp(brand, {
      liffId: seed.liffId,
      view: { type: 'full', url: `${productUrl}/liff-bind.html?liffId=${seed.liffId}`, moduleMode: false },
      description: `${seed.name} 手機綁定`,
      features: { ble: false, qrCode: false },
      permanentLinkPattern: 'concat',
      scope: ['openid', 'profile', 'chat_message.write'],
      botPrompt: 'aggressive',
    });
    return brand;
  }
}
