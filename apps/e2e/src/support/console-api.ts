import {
  defaultSocialBinding,
  type SocialBindingContent,
  type SocialBindingSettings,
  type SocialTie,
} from '@tieline/contracts';
import type {
  AutoReplies,
  AutoReplyRule,
  BodyOf,
  BindingSettings,
  BindingSettingsInput,
  Contact,
  ContactImport,
  ContactDetail,
  ContactFilter,
  ContactView,
  Funnel,
  Journey,
  JourneyStep,
  JourneyEntry,
  JourneyStepTaken,
  LedgerEntry,
  ShopConnection,
  ShopPlatformKey,
  ShopTrial,
  MemberCardSettings,
  MemberImport,
  MessageCard,
  MessageCardContent,
  RichMenu,
  RichMenuContent,
  RichMenuJob,
  RichMenuRuleSet,
  RichMenuRules,
  SmsAccount,
  SmsBudgets,
  SmsMessage,
  Tag,
  TagJob,
  TeamSmsGateway,
  createJourney,
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

  /** A view of the admin's own, made when there is none of this name. */
  async view(name: string, filter: ContactFilter): Promise<ContactView> {
    const { items } = await api<{ items: ContactView[] }>('GET', '/contact-views');
    return (
      items.find((view) => view.name === name) ?? api<ContactView>('POST', '/contact-views', { name, filter })
    );
  },

  funnel: (query: Record<string, string>) =>
    api<Funnel>('GET', `/funnel?${new URLSearchParams(query).toString()}`),

  replaceMemberLinkSecret: (channelId: string) =>
    api<{ secret: string }>('POST', `/channels/${channelId}/member-link-secret`, { endPrevious: false }),

  /** Saves the button on the website over whatever stands; what is not given is as usual. */
  async saveWebsite(channelId: string, changes: Partial<SocialBindingContent>): Promise<void> {
    const path = `/channels/${channelId}/social-binding`;
    const { version } = await api<SocialBindingSettings>('GET', path);
    const content = { ...defaultSocialBinding(), enabled: true, ...changes };
    await api<unknown>('PUT', path, { version, ...content });
  },

  async ties(lineUserId: string): Promise<SocialTie[]> {
    const { id } = await consoleApi.contact(lineUserId);
    return (await api<{ items: SocialTie[] }>('GET', `/contacts/${id}/social-ties`)).items;
  },

  changeChannel: (id: string, changes: object) => api<unknown>('PATCH', `/channels/${id}`, changes),

  memberCard: (channelId: string) => api<MemberCardSettings>('GET', `/channels/${channelId}/member-card`),

  /** Whatever version stands. */
  async saveMemberCard(channelId: string, settings: MemberCardSettings): Promise<void> {
    const { version } = await consoleApi.memberCard(channelId);
    const { fields, code, color, pictureId, unbind } = settings;
    const body = { version, fields, code, color, pictureId, unbind };
    await api<unknown>('PUT', `/channels/${channelId}/member-card`, body);
  },

  autoReplies: (channelId: string) => api<AutoReplies>('GET', `/channels/${channelId}/auto-replies`),

  /** Whatever version stands. */
  async saveAutoReplies(channelId: string, rules: AutoReplyRule[]): Promise<void> {
    const { version } = await consoleApi.autoReplies(channelId);
    await api<unknown>('PUT', `/channels/${channelId}/auto-replies`, { version, rules });
  },

  async tagNamed(name: string): Promise<Tag> {
    const { items } = await api<{ items: Tag[] }>('GET', '/tags');
    const found = items.find((tag) => tag.name === name);
    if (!found) throw new Error(`no tag ${name}`);
    return found;
  },

  async startJourney(body: BodyOf<typeof createJourney>): Promise<Journey> {
    const { id } = await api<Journey>('POST', '/journeys', body);
    return (await api<{ journey: Journey }>('POST', `/journeys/${id}/state`, { state: 'active' })).journey;
  },

  stopJourney: (id: string) => api<unknown>('POST', `/journeys/${id}/state`, { state: 'stopped' }),

  /** What happened to those who entered, each as `step result`. */
  async journeyStories(id: string): Promise<string[][]> {
    const { items } = await api<{ items: JourneyEntry[] }>('GET', `/journeys/${id}/entries`);
    return Promise.all(
      items.map(async (entry) => {
        const { taken } = await api<{ taken: JourneyStepTaken[] }>('GET', `/journey-entries/${entry.id}`);
        return taken.map(({ stepId, result }) => `${stepId} ${result}`);
      }),
    );
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

  /** What staff see who try a saved shop with a number. */
  async lookUp(platform: ShopPlatformKey, connectionId: string, phone: string): Promise<string | undefined> {
    const body = { platform, connectionId, phone, credentials: {} };
    return (await api<ShopTrial>('POST', '/shop-connections/trial', body)).match?.kind;
  },

  registerShopWebhook: (id: string) => api<ShopConnection>('POST', `/shop-connections/${id}/webhook`),

  /** A file of members for a connection that no shop stands behind. */
  async uploadMembers(connectionId: string, csv: string): Promise<MemberImport> {
    const { name, value } = await sessionCookie('admin');
    const body = new FormData();
    body.append('file', new Blob([csv], { type: 'text/csv' }), 'members.csv');
    const url = `${productUrl}/api/shop-connections/${connectionId}/member-imports?encoding=utf-8`;
    const response = await fetch(url, { method: 'POST', body, headers: { cookie: `${name}=${value}` } });
    if (!response.ok) throw new Error(`upload of members: ${response.status} ${await response.text()}`);
    return (await response.json()) as MemberImport;
  },

  /** The same, checked and imported. */
  async importMembers(connectionId: string, csv: string): Promise<void> {
    const { id } = await consoleApi.uploadMembers(connectionId, csv);
    const reaches = (wanted: MemberImport['state']) =>
      until(`an import that is ${wanted}`, async () => {
        const { state } = await api<MemberImport>('GET', `/member-imports/${id}`);
        return state === wanted ? true : null;
      });
    await reaches('checked');
    await api<unknown>('POST', `/member-imports/${id}/apply`);
    await reaches('done');
  },

  /** What another system had bound, as its CSV file; waits for the end. */
  async importContacts(channelId: string, csv: string): Promise<void> {
    const { name, value } = await sessionCookie('admin');
    const body = new FormData();
    body.append('file', new Blob([csv], { type: 'text/csv' }), 'contacts.csv');
    const url = `${productUrl}/api/channels/${channelId}/contact-imports`;
    const response = await fetch(url, { method: 'POST', body, headers: { cookie: `${name}=${value}` } });
    if (!response.ok) throw new Error(`upload of contacts: ${response.status} ${await response.text()}`);
    const { id } = (await response.json()) as ContactImport;
    await until('the end of the import', async () => {
      const { items } = await api<{ items: ContactImport[] }>('GET', '/contact-imports');
      return items.find((job) => job.id === id && job.state === 'done');
    });
  },

  switchBinding: (channelId: string, enabled: boolean) =>
    api<unknown>('POST', `/channels/${channelId}/binding-settings/enabled`, { enabled }),

  unbind: (contactId: string, reason: string) =>
    api<unknown>('POST', `/contacts/${contactId}/unbind`, { reason }),

  /** Starts a job and waits until it has ended. */
  async tagEverybody(name: string): Promise<void> {
    const tagId = await consoleApi.tagId(name);
    const { id } = await api<TagJob>('POST', '/tag-jobs', { action: 'add', tagId, filter: {} });
    await until('the end of the tagging', async () => {
      const jobs = await api<{ items: TagJob[] }>('GET', '/tag-jobs');
      return jobs.items.find((job) => job.id === id && job.state === 'done');
    });
  },

  createMenu: (channelId: string, content: RichMenuContent) =>
    api<RichMenu>('POST', '/rich-menus', { channelId, ...content }),

  /** A picture as the product keeps it. */
  async uploadPicture(kind: string, bytes: Buffer): Promise<string> {
    const { name, value } = await sessionCookie('admin');
    const body = new FormData();
    body.append('file', new Blob([new Uint8Array(bytes)], { type: 'image/png' }), 'picture.png');
    const headers = { cookie: `${name}=${value}` };
    const response = await fetch(`${productUrl}/api/media?kind=${kind}`, { method: 'POST', body, headers });
    if (!response.ok) throw new Error(`upload of a picture: ${response.status} ${await response.text()}`);
    return ((await response.json()) as { id: string }).id;
  },

  async publishMenu(channelId: string, id: string): Promise<void> {
    await api<RichMenuJob>('POST', `/rich-menus/${id}/publication`);
    await consoleApi.menuJobsDone(channelId);
  },

  /** Whatever version stands. */
  async saveMenuRules(channelId: string, rules: RichMenuRules): Promise<void> {
    const rulesOf = `/channels/${channelId}/rich-menu-rules`;
    const { version } = await api<RichMenuRuleSet>('GET', rulesOf);
    await api<unknown>('PUT', rulesOf, { version, ...rules });
    await consoleApi.menuJobsDone(channelId);
  },

  menuJobsDone: (channelId: string) =>
    until('the end of the change of menus', async () => {
      const jobs = await api<{ items: RichMenuJob[] }>('GET', `/channels/${channelId}/rich-menu-jobs`);
      return jobs.items.every(({ state }) => state !== 'waiting' && state !== 'running') || undefined;
    }),

  async menuClicks(id: string): Promise<{ key: string; clicks: number }[]> {
    const { items } = await api<{ items: { key: string; clicks: number }[] }>(
      'GET',
      `/rich-menus/${id}/clicks`,
    );
    return items;
  },

  /** Nobody sees any menu of the product's any more, and there is none. */
  async removeMenus(channelId: string): Promise<void> {
    await consoleApi.saveMenuRules(channelId, { rules: [], defaultMenuId: null });
    const { items } = await api<{ items: RichMenu[] }>('GET', `/rich-menus?channelId=${channelId}`);
    for (const { id } of items) await api<unknown>('DELETE', `/rich-menus/${id}`);
    await consoleApi.menuJobsDone(channelId);
  },

  createCard: (name: string, content: MessageCardContent) =>
    api<MessageCard>('POST', '/cards', { name, content }),

  /** A journey of every kind of step, which is paused so that nobody of another test enters. Its id. */
  async journey(channelId: string): Promise<string> {
    const tag = await consoleApi.tagId('VIP');
    const steps: JourneyStep[] = [
      {
        id: 'greet',
        kind: 'send',
        message: { kind: 'text', text: '{顧客名稱}，歡迎 https://sunrise.example' },
      },
      { id: 'day', kind: 'wait', until: { kind: 'duration', amount: 1, unit: 'days' } },
      { id: 'morning', kind: 'wait', until: { kind: 'timeOfDay', time: '10:00' } },
      {
        id: 'clicked',
        kind: 'condition',
        if: { kind: 'clicked', stepId: 'greet' },
        then: [{ id: 'tag', kind: 'addTag', tagId: tag }],
        else: [
          { id: 'remind', kind: 'send', message: { kind: 'text', text: '別忘了您的禮物' } },
          { id: 'untag', kind: 'removeTag', tagId: tag },
        ],
      },
      { id: 'end', kind: 'end' },
    ];
    const trigger = { kind: 'bound' };
    const quietHours = { starts: '22:00', ends: '08:00' };
    const body = { channelId, name: '新會員歡迎', trigger, entryLimit: 1, quietHours, steps };
    const { id } = await api<Journey>('POST', '/journeys', body);
    for (const state of ['active', 'paused']) await api<unknown>('POST', `/journeys/${id}/state`, { state });
    return id;
  },

  async tagId(name: string): Promise<string> {
    const { items } = await api<{ items: { id: string; name: string }[] }>('GET', '/tags');
    const id = items.find((tag) => tag.name === name)?.id;
    if (!id) throw new Error(`no tag ${name}`);
    return id;
  },

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
