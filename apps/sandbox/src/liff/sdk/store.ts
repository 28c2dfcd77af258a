import type { LaunchContext } from '../launch.js';
import { readArrival } from './arrival.js';
import type { Arrival } from './arrival.js';
import type { Browser } from './browser.js';

export type Store = ReturnType<typeof createStore>;

/** Tokens and context in sessionStorage, so that a reload works: `LIFF_STORE:{liffId}:*`. */
export function createStore(browser: Browser) {
  const { sessionStorage } = browser;
  const arrival = readArrival(browser);
  let liffId = arrival?.context.liffId ?? sessionStorage.getItem('LIFF_STORE:liffId');
  const key = (name: string) => `LIFF_STORE:${liffId}:${name}`;
  const get = (name: string) => sessionStorage.getItem(key(name));
  const set = (name: string, value: string | null) => {
    if (value === null) sessionStorage.removeItem(key(name));
    else sessionStorage.setItem(key(name), value);
  };
  const save = ({ accessToken, idToken, context }: Arrival) => {
    set('accessToken', accessToken);
    set('IDToken', idToken);
    set('context', JSON.stringify(context));
  };
  // At once: getOS, isInClient and getAppLanguage may be asked before init.
  if (arrival) {
    sessionStorage.setItem('LIFF_STORE:liffId', arrival.context.liffId);
    save(arrival);
  }
  return {
    arrival,
    get,
    set,
    use(id: string) {
      liffId = id;
      sessionStorage.setItem('LIFF_STORE:liffId', id);
    },
    context(): LaunchContext | null {
      const text = get('context');
      return text === null ? null : (JSON.parse(text) as LaunchContext);
    },
    forget() {
      set('accessToken', null);
      set('IDToken', null);
    },
  };
}
