import type {
  Chat,
  ControlError,
  DeviceKind,
  Fault,
  JournalEntry,
  OpenedLiff,
  LiffContextType,
  PutFault,
  Settings,
  Sms,
  UserActionResult,
  World,
} from '../../src/protocol.js';

const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
  const response = await fetch(`/api${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(refusal(text) ?? `HTTP ${response.status}`);
  return (text ? JSON.parse(text) : null) as T;
};

const refusal = (text: string): string | null => {
  try {
    return (JSON.parse(text) as Partial<ControlError>).message ?? null;
  } catch {
    return null;
  }
};

type Items<T> = { items: T[] };
const user = (lineUserId: string) => `/users/${encodeURIComponent(lineUserId)}`;

/** The sandbox's control API as the page uses it. Every call throws an Error with a readable message. */
export const client = {
  world: () => call<World>('GET', '/world'),
  chat: (lineUserId: string, channel: string) =>
    call<Chat>('GET', `/chats/${encodeURIComponent(lineUserId)}?channel=${encodeURIComponent(channel)}`),
  sms: async () => (await call<Items<Sms>>('GET', '/sms')).items,
  journal: async () => (await call<Items<JournalEntry>>('GET', '/journal?limit=200')).items,
  faults: async () => (await call<Items<Fault>>('GET', '/faults')).items,
  settings: () => call<Settings>('GET', '/settings'),

  sendText: (lineUserId: string, channel: string, text: string) =>
    call<UserActionResult>('POST', `${user(lineUserId)}/messages`, { text, channel }),
  sendPostback: (lineUserId: string, channel: string, data: string, displayText?: string) =>
    call<UserActionResult>('POST', `${user(lineUserId)}/postbacks`, { data, displayText, channel }),
  switchMenu: (lineUserId: string, channel: string, richMenuAliasId: string, data: string) =>
    call<UserActionResult>('POST', `${user(lineUserId)}/menu-switches`, { richMenuAliasId, data, channel }),
  follow: (lineUserId: string, channel: string) =>
    call<UserActionResult>('POST', `${user(lineUserId)}/follow`, { channel }),
  block: (lineUserId: string, channel: string) =>
    call<UserActionResult>('POST', `${user(lineUserId)}/block`, { channel }),
  setDevice: (lineUserId: string, os: DeviceKind) => call<unknown>('PUT', user(lineUserId), { os }),
  openLiff: (lineUserId: string, liffId: string, path: string, context?: LiffContextType) =>
    call<OpenedLiff>('POST', `${user(lineUserId)}/liff`, { liffId, path, context }),

  putFault: (fault: PutFault) => call<unknown>('PUT', '/faults', fault),
  deleteFault: (id: string) => call<unknown>('DELETE', `/faults/${encodeURIComponent(id)}`),
  putSettings: (settings: Partial<Settings> & { quotaUsed?: number }) =>
    call<Settings>('PUT', '/settings', settings),
  reset: () => call<unknown>('POST', '/reset', {}),
};
