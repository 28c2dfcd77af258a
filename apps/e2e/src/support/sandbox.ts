import { sandboxUrl } from './addresses.js';
import { call, until } from './http.js';

/** What the tests read of the sandbox's control API (apps/sandbox/README.md). */
type Sms = { to: string; text: string; state: string; code: string | null };
type ChatMessage = { from: 'user' | 'brand' | 'system'; text: string; cost: 'free' | 'paid' | null };
type Menu = { name: string; chatBarText: string; areas: { action: Record<string, unknown> }[] };
type Chat = {
  messages: ChatMessage[];
  quota: { used: number; limit: number | null };
  menu: Menu | null;
};
type ChannelPair = { channelId: string; channelSecret: string };
type Brand = {
  key: string;
  name: string;
  liffId: string;
  liffUrl: string;
  productChannelId: string;
  messaging: ChannelPair;
  login: ChannelPair;
};
type Persona = { persona: string; lineUserId: string };
type JournalEntry = { operation: string; path: string; status: number | null };
type Fault = { service: string; operation?: string; kind: string; status?: number; delayMs?: number };

const api = <T>(method: string, path: string, body?: unknown) =>
  call<T>(method, `${sandboxUrl}/api${path}`, body === undefined ? {} : { body });

type Opening = { path?: string; context?: 'utou' | 'none' | 'external'; liffId?: string };

export const sandbox = {
  reset: () => api<unknown>('POST', '/reset'),

  async brand(key = 'sunrise'): Promise<Brand> {
    const { brands } = await api<{ brands: Brand[] }>('GET', '/world');
    const found = brands.find((brand) => brand.key === key);
    if (!found) throw new Error(`no brand ${key}`);
    return found;
  },

  /** A new Official Account that the product does not know. */
  openBrand: (name: string) => api<Brand>('POST', '/brands', { name }),

  /** What its owner did or forgot in LINE's consoles. */
  changeBrand: (key: string, change: object) => api<Brand>('PUT', `/brands/${key}`, change),

  settings: (change: object) => api<unknown>('PUT', '/settings', change),

  /** What the pretend SMS gateway is reached with. */
  async smsAccount(): Promise<{ baseUrl: string; token: string }> {
    const { sms } = await api<{ sms: { baseUrl: string; token: string } }>('GET', '/world');
    return sms;
  },

  /** What a connection of the product has to hold for a pretend shop. */
  async shop(platform: string): Promise<{ credentials: Record<string, string> }> {
    const { shops } = await api<{ shops: Record<string, { credentials: Record<string, string> }> }>(
      'GET',
      '/world',
    );
    const found = shops[platform];
    if (!found) throw new Error(`no shop ${platform}`);
    return found;
  },

  /** Staff paste the address in the shop's own console. */
  pasteWebhook: (shop: string, webhookUrl: string) => api<unknown>('PUT', `/shops/${shop}`, { webhookUrl }),

  /** A member changes at the shop, which says so. */
  changeMember: (shop: string, phone: string, change: { phone?: string; deleted?: true }) =>
    api<{ webhook: { status: number | null } | null }>('PUT', `/shops/${shop}/members/${phone}`, change),

  async personaId(key: string): Promise<string> {
    const { lineUserId } = await api<Persona>('GET', `/users/${key}`);
    return lineUserId;
  },

  async smsTo(phone: string): Promise<Sms[]> {
    const { items } = await api<{ items: Sms[] }>('GET', `/sms?to=${encodeURIComponent(phone)}`);
    return items;
  },

  async allSms(): Promise<Sms[]> {
    const { items } = await api<{ items: Sms[] }>('GET', '/sms?limit=1000');
    return items;
  },

  /** The newest SMS of a number, once it is on the phone; `count` says which one is awaited. */
  newestSms: (phone: string, count = 1): Promise<Sms> =>
    until(`SMS ${count} to ${phone}`, async () => {
      const list = await sandbox.smsTo(phone);
      return list.length >= count && list[0]?.state === 'delivered' ? list[0] : null;
    }),

  /** How many were sent to a number: the first is awaited, since SMS go out beside the answer of the page. */
  async smsCount(phone: string): Promise<number> {
    await sandbox.newestSms(phone);
    return (await sandbox.smsTo(phone)).length;
  },

  async code(phone: string, count = 1): Promise<string> {
    const { code } = await sandbox.newestSms(phone, count);
    if (!code) throw new Error('an SMS without a code');
    return code;
  },

  chat: (user: string, channel = 'sunrise') => api<Chat>('GET', `/chats/${user}?channel=${channel}`),

  /** The brand's messages, once there are at least `count`. */
  brandMessages: (user: string, count = 1, channel = 'sunrise'): Promise<ChatMessage[]> =>
    until(`message ${count} of the brand`, async () => {
      const { messages } = await sandbox.chat(user, channel);
      const found = messages.filter((message) => message.from === 'brand');
      return found.length >= count ? found : null;
    }),

  say: (user: string, text: string, channel = 'sunrise') =>
    api<unknown>('POST', `/users/${user}/messages`, { text, channel }),

  follow: (user: string) => api<unknown>('POST', `/users/${user}/follow`, {}),
  block: (user: string) => api<unknown>('POST', `/users/${user}/block`, {}),

  change: (user: string, change: { os?: string; language?: string; friend?: string }) =>
    api<unknown>('PUT', `/users/${user}`, change),

  /** Address that opens the binding page as this person. */
  async liffUrl(user: string, { liffId, ...rest }: Opening = {}): Promise<string> {
    const id = liffId ?? (await sandbox.brand()).liffId;
    const { url } = await api<{ url: string }>('POST', `/users/${user}/liff`, { liffId: id, ...rest });
    return new URL(url, sandboxUrl).href;
  },

  idToken: (lineUserId: string, liffId: string) =>
    api<{ idToken: string }>('POST', '/id-tokens', { lineUserId, liffId }),

  fault: (fault: Fault & { times?: number }) => api<unknown>('PUT', '/faults', fault),
  clearFaults: () => api<unknown>('DELETE', '/faults'),

  /** All that it keeps, newest first. */
  async journal(service: string, operation?: string): Promise<JournalEntry[]> {
    const query = new URLSearchParams({ service, limit: '20000', ...(operation ? { operation } : {}) });
    const { items } = await api<{ items: JournalEntry[] }>('GET', `/journal?${query}`);
    return items;
  },
};
