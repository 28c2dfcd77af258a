import type {
  Chat,
  Fault,
  JournalEntry,
  Settings,
  Sms,
  User,
  World,
  WorldEvent,
} from '../../src/protocol.js';

export type State = {
  world: World | null;
  chat: Chat | null;
  sms: Sms[];
  journal: JournalEntry[];
  faults: Fault[];
  settings: Settings | null;
  /** the event stream is open */
  live: boolean;
  /** SMS that reached the phone and was not dismissed */
  banner: Sms | null;
  unreadSms: number;
  /** steps of the tour that were seen to happen, 0 to 3 */
  toured: 0 | 1 | 2 | 3;
};

export type Loaded = Pick<State, 'sms' | 'journal' | 'faults'> & { world: World; settings: Settings };

export type Change =
  | { type: 'loaded'; loaded: Loaded }
  | { type: 'chat-loaded'; chat: Chat }
  | { type: 'live'; live: boolean }
  | { type: 'event'; event: WorldEvent }
  | { type: 'liff-opened' }
  | { type: 'banner-closed' }
  | { type: 'sms-seen' }
  | { type: 'tour-restarted' };

export const initialState: State = {
  world: null,
  chat: null,
  sms: [],
  journal: [],
  faults: [],
  settings: null,
  live: false,
  banner: null,
  unreadSms: 0,
  toured: 0,
};

/** Enough to look back on; the server keeps more. */
const journalKept = 400;

export const reduce = (state: State, change: Change): State => {
  switch (change.type) {
    case 'loaded':
      return { ...state, ...change.loaded };
    case 'chat-loaded':
      return { ...state, chat: withNewer(change.chat, state.chat) };
    case 'live':
      return { ...state, live: change.live };
    case 'event':
      return applyEvent(state, change.event);
    case 'liff-opened':
      return { ...state, toured: state.toured === 0 ? 1 : state.toured };
    case 'banner-closed':
      return { ...state, banner: null };
    case 'sms-seen':
      return { ...state, unreadSms: 0 };
    case 'tour-restarted':
      return { ...state, toured: 0 };
  }
};

/** An answer that was under way while a message came by the event stream does not lose it. */
const withNewer = (read: Chat, known: Chat | null): Chat => {
  if (known?.lineUserId !== read.lineUserId || known.channel !== read.channel) return read;
  const ids = new Set(read.messages.map((message) => message.id));
  const last = read.messages.at(-1)?.at ?? '';
  const newer = known.messages.filter((message) => !ids.has(message.id) && message.at > last);
  return { ...read, messages: [...read.messages, ...newer] };
};

const applyEvent = (state: State, event: WorldEvent): State => {
  switch (event.type) {
    case 'chat':
      return addMessage(state, event);
    case 'sms':
      return addSms(state, event.sms);
    case 'journal':
      if (state.journal.some((entry) => entry.id === event.entry.id)) return state;
      return { ...state, journal: [event.entry, ...state.journal].slice(0, journalKept) };
    case 'user':
      return { ...state, world: state.world && withUser(state.world, event.user) };
    case 'settings':
      return { ...state, settings: event.settings };
    case 'faults':
      return { ...state, faults: event.faults };
    case 'menu':
      return state;
    case 'reset':
      return { ...initialState, world: state.world, settings: state.settings, live: state.live };
  }
};

const addMessage = (state: State, event: Extract<WorldEvent, { type: 'chat' }>): State => {
  const chat = state.chat;
  if (!chat || chat.lineUserId !== event.lineUserId || chat.channel !== event.channel) return state;
  if (chat.messages.some((message) => message.id === event.message.id)) return state;
  const answered = state.toured === 2 && event.message.from === 'brand';
  return {
    ...state,
    chat: { ...chat, messages: [...chat.messages, event.message] },
    toured: answered ? 3 : state.toured,
  };
};

const addSms = (state: State, sms: Sms): State => {
  const before = state.sms.find((one) => one.id === sms.id);
  const rest = state.sms.filter((one) => one.id !== sms.id);
  const arrived = sms.state === 'delivered' && before?.state !== 'delivered';
  return {
    ...state,
    sms: [sms, ...rest].sort((a, b) => b.at.localeCompare(a.at)),
    banner: arrived ? sms : state.banner,
    unreadSms: before ? state.unreadSms : state.unreadSms + 1,
    toured: arrived && state.toured === 1 ? 2 : state.toured,
  };
};

const withUser = (world: World, user: User): World => ({
  ...world,
  personas: world.personas.map((persona) =>
    persona.lineUserId === user.lineUserId ? { ...persona, ...user, persona: persona.persona } : persona,
  ),
});
