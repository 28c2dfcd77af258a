import type {
  BodyOf,
  BindingSettings,
  BindingSettingsInput,
  Contact,
  ContactDetail,
  Funnel,
  LedgerEntry,
  ShopConnection,
  MemberCardSettings,
  MessageCard,
  MessageCardContent,
  SmsAccount,
  SmsBudgets,
  SmsMessage,
  TeamSmsGateway,
  createShopConnection,
  updateShopConnection,
} from '@tieline/contracts';
import { productUrl } from './addresses.js';
import { call, until } from './http.js';
import { sandbox } from './sandbox.js';

export type RoleName = 'admin' | 'supervisor' | 'marketer' | 'agent';
export const staffPassword = 'tieline-demo';
export const emailOf = (role: RoleName) => `${role}@sunrise.example`;

type Cookie = { name: string; value: string };
const cookies = new Map<RoleName, Cookie>();

/** Signs in once a role: sign-ins are throttled. */
export async function sessionCookie(role: RoleName): Promise<Cookie> {
  const known = cookies.get(role);
  if (known) return known;
  const response = await fetch(`${productUrl}/api/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: emailOf(role), password: staffPassword }),
  });
  const [pair = ''] = (response.headers.getSetCookie()[0] ?? '').split(';');
  const at = pair.indexOf('=');
  if (!response.ok || at < 1) throw new Error(`sign-in as ${role}: ${response.status}`);
  const cookie = { name: pair.slice(0, at), value: pair.slice(at + 1) };
  cookies.set(role, cookie);
  return cookie;
}

async function api<T>(method: string, path: string, body?: unknown): Promise<T> {
  const { name, value } = await sessionCookie('admin');
  const headers = { cookie: `${name}=${value}` };
  return call<T>(method, `${productUrl}/api${path}`, body === undefined ? { headers } : { headers, body });
}

/** The console's API as the admin, for what a test needs to know or prepare beside the page. */
export const consoleApi = {
  async findContact(lineUserId: string): Promise<Contact | undefined> {
    const { items } = await api<{ items: Contact[] }>('GET', `/contacts?q=${lineUserId}`);
    return items[0];
  },

  async contact(lineUserId: string): Promise<ContactDetail> {
    const found = await until('the contact', () => consoleApi.findContact(lineUserId));
    return api<ContactDetail>('GET', `/contacts/${found.id}`);
  },

  funnel: (query: Record<string, string>) =>
    api<Funnel>('GET', `/funnel?${new URLSearchParams(query).toString()}`),

  replaceMemberLinkSecret: (channelId: string) =>
    api<{ secret: string }>('POST', `/channels/${channelId}/member-link-secret`, { endPrevious: false }),

  memberCard: (channelId: string) => api<MemberCardSettings>('GET', `/channels/${channelId}/member-card`),

  /** Whatever version stands. */
  async saveMemberCard(channelId: string, settings: MemberCardSettings): Promise<void> {
    const { version } = await consoleApi.memberCard(channelId);
    const { fields, code, color, pictureId, unbind } = settings;
    const body = { version, fields, code, color, pictureId, unbind };
    await api<unknown>('PUT', `/channels/${channelId}/member-card`, body);
  },

  smsBudgets: () => api<SmsBudgets>('GET', '/sms/budgets'),
  setSmsAccount: (body: { dailyCap?: number; lowBalance?: number }) =>
    api<SmsAccount>('PATCH', '/sms/account', body),

  async smsMessages(): Promise<SmsMessage[]> {
    const { items } = await api<{ items: SmsMessage[] }>('GET', '/sms/messages');
    return items;
  },

  async addSmsGateway(name: string): Promise<void> {
    const { baseUrl, token } = await sandbox.smsAccount();
    const credentials = { baseUrl, token };
    await api<unknown>('POST', '/sms/gateways', {
      kind: 'sandbox',
      name,
      credentials,
      countries: [],
      enabled: true,
    });
  },

  async removeSmsGateways(): Promise<void> {
    const { items } = await api<{ items: TeamSmsGateway[] }>('GET', '/sms/gateways');
    for (const { id } of items) await api<unknown>('DELETE', `/sms/gateways/${id}`);
  },

  smsAccount: () => api<SmsAccount>('GET', '/sms/account'),

  async ledger(): Promise<LedgerEntry[]> {
    const { items } = await api<{ items: LedgerEntry[] }>('GET', '/sms/ledger');
    return items;
  },

  check: (channelId: string) => api<unknown>('POST', `/channels/${channelId}/checks`, {}),

  /** Address of a test link, as the console shows it. */
  async identityTestLink(channelId: string): Promise<string> {
    const { url } = await api<{ url: string }>('POST', `/channels/${channelId}/identity-tests`);
    return url;
  },

  settings: (channelId: string) => api<BindingSettings>('GET', `/channels/${channelId}/binding-settings`),

  connectShop: (body: BodyOf<typeof createShopConnection>) =>
    api<ShopConnection>('POST', '/shop-connections', body),

  changeShop: (id: string, body: BodyOf<typeof updateShopConnection>) =>
    api<ShopConnection>('PATCH', `/shop-connections/${id}`, body),
  registerShopWebhook: (id: string) => api<ShopConnection>('POST', `/shop-connections/${id}/webhook`),

  /** A file of members for a connection that no shop stands behind. */
  async uploadMembers(connectionId: string, csv: string): Promise<void> {
    const { name, value } = await sessionCookie('admin');
    const body = new FormData();
    body.append('file', new Blob([csv], { type: 'text/csv' }), 'members.csv');
    const url = `${productUrl}/api/shop-connections/${connectionId}/member-imports?encoding=utf-8`;
    const response = await fetch(url, { method: 'POST', body, headers: { cookie: `${name}=${value}` } });
    if (!response.ok) throw new Error(`upload of members: ${response.status} ${await response.text()}`);
  },

  switchBinding: (channelId: string, enabled: boolean) =>
    api<unknown>('POST', `/channels/${channelId}/binding-settings/enabled`, { enabled }),

  unbind: (contactId: string, reason: string) =>
    api<unknown>('POST', `/contacts/${contactId}/unbind`, { reason }),

  createCard: (name: string, content: MessageCardContent) =>
    api<MessageCard>('POST', '/cards', { name, content }),

  /** Fresh links that a person would get: to join, and to set a new password. */
  async doors(): Promise<{ invitation: string; reset: string }> {
    const email = `guest-${Date.now()}@sunrise.example`;
    const invited = await api<{ url: string }>('POST', '/team/invitations', { email, role: 'agent' });
    const { items } = await api<{ items: { id: string; role: string }[] }>('GET', '/team/members');
    const agent = items.find(({ role }) => role === 'agent')?.id ?? '';
    const reset = await api<{ url: string }>('POST', `/team/members/${agent}/password-reset`);
    return { invitation: invited.url, reset: reset.url };
  },

  async audit(): Promise<{ action: string; targetId: string }[]> {
    const { items } = await api<{ items: { action: string; targetId: string }[] }>('GET', '/audit');
    return items;
  },

  /** Saves these settings over whatever stands now; also puts settings back as they were, whatever was saved since. */
  async restore(before: BindingSettings): Promise<void> {
    const {
      channelId,
      enabled: _,
      pictureUrl: _p,
      bindingUrl: _b,
      memberCardUrl: _m,
      updatedAt: _u,
      savedBy: _s,
      ...content
    } = before;
    const { version } = await consoleApi.settings(channelId);
    const body: BindingSettingsInput = { ...content, version };
    await api<unknown>('PUT', `/channels/${channelId}/binding-settings`, body);
  },
};
