import { useCallback, useEffect, useReducer, useState, type Dispatch } from 'react';
import type { WorldEvent } from '../../src/protocol.js';
import { client } from './client.js';
import { initialState, reduce, type Change } from './reducer.js';
import { selected, type Selection } from './selection.js';

const readAll = async (dispatch: Dispatch<Change>): Promise<void> => {
  const [world, sms, journal, faults, settings] = await Promise.all([
    client.world(),
    client.sms(),
    client.journal(),
    client.faults(),
    client.settings(),
  ]);
  dispatch({ type: 'loaded', loaded: { world, sms, journal, faults, settings } });
};

/** A brand's message may change the quota, a menu event says nothing but "look again". */
const concernsChat = (event: WorldEvent): boolean =>
  event.type === 'menu' ||
  event.type === 'user' ||
  event.type === 'settings' ||
  event.type === 'reset' ||
  (event.type === 'chat' && event.message.from !== 'user');

/** Everything the page knows of the sandbox: read once, then kept fresh by the event stream. */
export const useSandbox = (selection: Selection) => {
  const [state, dispatch] = useReducer(reduce, initialState);
  const { persona, brand } = state.world ? selected(state.world, selection) : {};
  const lineUserId = persona?.lineUserId;
  const channel = brand?.key;
  const [chatVersion, setChatVersion] = useState(0);
  const refreshChat = useCallback(() => setChatVersion((version) => version + 1), []);

  useEffect(() => {
    const stream = new EventSource('/api/events');
    const read = () => readAll(dispatch).catch(() => dispatch({ type: 'live', live: false }));
    // Also after a lost connection: what happened meanwhile is read again.
    stream.onopen = () => {
      dispatch({ type: 'live', live: true });
      void read().then(refreshChat);
    };
    stream.onerror = () => dispatch({ type: 'live', live: false });
    stream.onmessage = (message: MessageEvent<string>) => {
      const event = JSON.parse(message.data) as WorldEvent;
      dispatch({ type: 'event', event });
      if (event.type === 'reset') void read();
      if (concernsChat(event)) refreshChat();
    };
    return () => stream.close();
  }, [refreshChat]);

  useEffect(() => {
    if (!lineUserId || !channel) return;
    let current = true;
    client.chat(lineUserId, channel).then(
      (chat) => current && dispatch({ type: 'chat-loaded', chat }),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [lineUserId, channel, chatVersion]);

  return { state, dispatch, persona, brand };
};
