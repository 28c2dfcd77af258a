import type { Config } from '../config.js';
import { HourlyLimit } from '../line/rate-limit.js';
import type { CallingShop, ChatMessage, Settings, User } from '../protocol.js';
import { ShopPeople } from '../shops/shop-people.js';
import type { BrandState } from './brands.js';
import { Brands } from './brands.js';
import { Bus } from './bus.js';
import { Chats } from './chats.js';
import { Faults } from './faults.js';
import { messageIds } from './ids.js';
import { Journal, readable } from './journal.js';
import type { Recorded } from './journal.js';
import { ReplyTokens } from './reply-tokens.js';
import { RetryKeys } from './retry-keys.js';
import { SmsInbox } from './sms-inbox.js';
import type { StoredSms } from './sms-inbox.js';
import { Users } from './users.js';

function defaultSettings(): Settings {
  return {
    quotaLimit: 3000,
    redelivery: { enabled: false, attempts: 3, delayMs: 5000 },
    smsDelayMs: 0,
    smsCredits: null,
    shoplineRequestsPerSecond: 20,
    cyberbizRequestsPerSecond: 5,
  };
}

/** Everything the sandbox remembers. One per process; tests make their own with their own clock. */
export class World {
  readonly bus = new Bus();
  readonly brands: Brands;
  readonly users: Users;
  readonly chats = new Chats();
  readonly replyTokens: ReplyTokens;
  readonly retryKeys: RetryKeys;
  readonly sms: SmsInbox;
  readonly journal = new Journal();
  readonly faults = new Faults();
  /** tags of shop members that were changed, by member id */
  readonly shopTags = new Map<string, string[]>();
  /** LINE ids that were written to shop members, by member id */
  readonly shopLineIds = new Map<string, string>();
  readonly people = new ShopPeople();
  /** addresses that were entered at the shops */
  readonly shopWebhooks = new Map<CallingShop, string>();
  /** what brands' websites sign their members with, by the brand's key */
  readonly memberSecrets = new Map<string, string>();
  /** when the number that "times out once" did so, by shop */
  readonly shopTimeouts = new Map<string, number>();
  /** user access tokens (by their id) that were deauthorised */
  readonly revoked = new Set<string>();
  /** LINE's low limits: menus and webhook tests */
  readonly lineLimits: HourlyLimit;
  settings: Settings = defaultSettings();
  readonly nextMessageId = messageIds();
  /** called after every change that a snapshot should hold */
  onChange: () => unknown = () => undefined;
  /** set by the gateway, which reports to whom the message named whether it arrived */
  onSmsEnded: (sms: StoredSms) => void = () => undefined;

  constructor(
    readonly config: Config,
    readonly now: () => number = Date.now,
  ) {
    this.brands = new Brands(config);
    this.users = new Users(config.sandboxUrl);
    this.replyTokens = new ReplyTokens(now);
    this.retryKeys = new RetryKeys(now);
    this.lineLimits = new HourlyLimit(now);
    this.sms = new SmsInbox(now, (sms) => this.smsChanged(sms));
  }

  reset(): void {
    this.brands.seed();
    this.users.seed();
    this.sms.clear();
    for (const store of [this.chats, this.replyTokens, this.retryKeys, this.journal, this.faults])
      store.clear();
    for (const store of [this.shopTags, this.shopLineIds, this.shopTimeouts, this.people, this.shopWebhooks])
      store.clear();
    for (const store of [this.revoked, this.lineLimits, this.memberSecrets]) store.clear();
    this.settings = defaultSettings();
    this.onChange();
    this.bus.publish(() => ({ type: 'reset' }));
  }

  /** Puts a message into the conversation and shows it on open pages. */
  addMessage(
    brand: BrandState,
    lineUserId: string,
    message: Omit<ChatMessage, 'id' | 'at'>,
    id?: string,
  ): ChatMessage {
    const added = { id: id ?? this.nextMessageId(), at: new Date(this.now()).toISOString(), ...message };
    this.chats.add(brand.seed.key, lineUserId, added);
    this.onChange();
    this.bus.publish(() => ({ type: 'chat', lineUserId, channel: brand.seed.key, message: added }));
    return added;
  }

  putUser(user: User): void {
    this.users.put(user);
    this.onChange();
    this.bus.publish(() => ({ type: 'user', user }));
  }

  /** `lineUserId` null: the menu of everybody may have changed. */
  menuChanged(brand: BrandState, lineUserId: string | null): void {
    this.onChange();
    this.bus.publish(() => ({ type: 'menu', lineUserId, channel: brand.seed.key }));
  }

  record(recorded: Recorded): void {
    const entry = this.journal.add(recorded);
    this.bus.publish(() => ({ type: 'journal', entry: readable(entry) }));
  }

  private smsChanged(stored: StoredSms): void {
    this.onChange();
    if (stored.state === 'delivered' || stored.state === 'undelivered') this.onSmsEnded(stored);
    this.bus.publish(() => ({ type: 'sms', sms: publicSms(stored) }));
  }
}

export function publicSms({ reportUrl: _reportUrl, ...sms }: StoredSms): Omit<StoredSms, 'reportUrl'> {
  // A copy: the stored one goes on changing.
  return { ...sms };
}
