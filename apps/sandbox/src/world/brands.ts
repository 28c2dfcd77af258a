import type { Brand } from '../protocol.js';
import { createHash } from 'node:crypto';
import { channelNumber, hex } from './ids.js';
import type { BrandSeed } from './seed.js';
import { brandSeeds } from './seed.js';
import { RichMenus } from './rich-menus.js';

/** As the LIFF server API keeps it. */
export type LiffApp = {
  liffId: string;
  view: { type: string; url: string; moduleMode?: boolean };
  description?: string;
  features: { ble: boolean; qrCode: boolean };
  permanentLinkPattern: string;
  scope: string[];
  botPrompt: string;
};

/** How LINE fails to reach the product, whatever the product would answer. */
export type WebhookTrouble = 'could_not_connect' | 'request_timeout' | 'error_status';

/** One Official Account with its two channels. */
export type BrandState = {
  /** its own copy: secrets can be reissued */
  seed: BrandSeed;
  /** `foreign`: the Login channel stands under another provider and knows people by other ids */
  provider: 'same' | 'foreign';
  webhook: { endpoint: string | null; active: boolean; trouble: WebhookTrouble | null };
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
    this.states = brandSeeds.map((seed) => this.start(structuredClone(seed)));
    for (const brand of this.states) this.putLiffApp(brand, this.bindingApp(brand.seed));
  }

  all(): readonly BrandState[] {
    return this.states;
  }

  /** An account that the product does not know yet: no webhook, no LIFF app. */
  open(name: string): BrandState {
    const key = `shop-${hex(3)}`;
    return this.put({
      key,
      name,
      basicId: `@${key}`,
      botUserId: `Ub${hex(16).slice(1)}`,
      colour: '#475569',
      productChannelId: '',
      messaging: { channelId: channelNumber(), channelSecret: hex(16) },
      login: { channelId: channelNumber(), channelSecret: hex(16) },
      liffId: '',
      verified: false,
    });
  }

  /** One that a control call opened, now or before a restart. */
  put(seed: BrandSeed): BrandState {
    const brand = this.start(seed);
    this.states.push(brand);
    return brand;
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
    // Who opened an account has its LIFF app made by the product.
    const app = liffApps.get(seed.liffId) ?? [...liffApps.values()].at(-1);
    const liffId = app?.liffId ?? seed.liffId;
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
      liffId,
      liffUrl: `${this.urls.sandboxUrl}/liff/${liffId}`,
      liffEndpointUrl: app?.view.url ?? '',
    };
  }

  private start(seed: BrandSeed): BrandState {
    const { sandboxUrl, productUrl } = this.urls;
    const brand: BrandState = {
      seed,
      provider: 'same',
      webhook: {
        endpoint: seed.productChannelId ? `${productUrl}/api/line/webhook/${seed.productChannelId}` : null,
        active: true,
        trouble: null,
      },
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
    for (const name of names) if (name) this.byName.set(name, brand);
    return brand;
  }

  private bindingApp(seed: BrandSeed): LiffApp {
    const { productUrl } = this.urls;
    return {
      liffId: seed.liffId,
      view: { type: 'full', url: `${productUrl}/liff-bind.html?liffId=${seed.liffId}`, moduleMode: false },
      description: `${seed.name} 手機綁定`,
      features: { ble: false, qrCode: false },
      permanentLinkPattern: 'concat',
      scope: ['openid', 'profile', 'chat_message.write'],
      botPrompt: 'aggressive',
    };
  }
}

/** The id by which a brand's Login channel knows a person: the same as in the chat, if the provider is the same. */
export function loginUserId({ provider, seed }: BrandState, lineUserId: string): string {
  if (provider === 'same') return lineUserId;
  return `U${createHash('sha256').update(`${seed.key} ${lineUserId}`).digest('hex').slice(0, 32)}`;
}
