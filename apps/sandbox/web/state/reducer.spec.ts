import type { Chat, ChatMessage, Sms, WorldEvent } from '../../src/protocol.js';
import { initialState, reduce, type State } from './reducer.js';

const user = `U${'0'.repeat(32)}`;
const message = (id: string, from: ChatMessage['from'], at = id): ChatMessage => ({
  id,
  at,
  from,
  via: from === 'user' ? 'typed' : 'reply',
  cost: null,
  message: { type: 'text', text: id },
  text: id,
});
const chat = (messages: ChatMessage[]): Chat => ({
  lineUserId: user,
  channel: 'sunrise',
  friend: 'friend',
  messages,
  quota: { limit: null, used: 0 },
  menu: null,
});
const sms = (state: Sms['state']): Sms => ({
  id: 's1',
  providerId: 'p1',
  to: '+886900000001',
  text: '123456',
  state,
  code: '123456',
  parts: 1,
  at: '1',
  deliveredAt: null,
});
const after = (state: State, ...events: WorldEvent[]): State =>
  events.reduce((current, event) => reduce(current, { type: 'event', event }), state);
const said = (one: ChatMessage): WorldEvent => ({
  type: 'chat',
  lineUserId: user,
  channel: 'sunrise',
  message: one,
});

describe('the state of the page', () => {
  it('adds a message once, and only to the chat that is open', () => {
    const open = reduce(initialState, { type: 'chat-loaded', chat: chat([message('1', 'brand')]) });
    const more = after(open, said(message('2', 'user')), said(message('2', 'user')));
    expect(more.chat?.messages.map(({ id }) => id)).toEqual(['1', '2']);
    expect(after(open, { ...said(message('3', 'user')), channel: 'coast' } as WorldEvent)).toBe(open);
  });

  it('does not lose a message that came while the chat was read', () => {
    const open = reduce(initialState, { type: 'chat-loaded', chat: chat([message('1', 'brand')]) });
    const more = after(open, said(message('2', 'user')));
    const read = reduce(more, { type: 'chat-loaded', chat: chat([message('1', 'brand')]) });
    expect(read.chat?.messages.map(({ id }) => id)).toEqual(['1', '2']);
  });

  it('shows the notification when the SMS arrives, not when the gateway takes it', () => {
    const taken = after(initialState, { type: 'sms', sms: sms('accepted') });
    expect(taken.banner).toBeNull();
    const arrived = after(taken, { type: 'sms', sms: sms('delivered') });
    expect(arrived.banner?.id).toBe('s1');
    expect(arrived.sms).toHaveLength(1);
    expect(arrived.unreadSms).toBe(1);
  });

  it('ticks the tour off as the steps are seen to happen', () => {
    const open = reduce(initialState, { type: 'chat-loaded', chat: chat([]) });
    expect(after(open, { type: 'sms', sms: sms('delivered') }).toured).toBe(0);
    const opened = reduce(open, { type: 'liff-opened' });
    const coded = after(opened, { type: 'sms', sms: sms('delivered') });
    expect([opened.toured, coded.toured]).toEqual([1, 2]);
    expect(after(coded, said(message('1', 'user'))).toured).toBe(2);
    expect(after(coded, said(message('2', 'brand'))).toured).toBe(3);
  });

  it('forgets everything but the world on a reset', () => {
    const used = after(initialState, { type: 'sms', sms: sms('delivered') });
    expect(after(used, { type: 'reset' })).toEqual(initialState);
  });
});
