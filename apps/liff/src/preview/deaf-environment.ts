import type { Environment } from '../app/environment.js';
import { SessionStore } from '../app/session-store.js';

const never = (): Promise<never> => new Promise(() => undefined);

/** Reaches nobody: no API, no LINE, no storage, no other address. */
export function deafEnvironment(): Environment {
  return {
    launch: { liffId: null, path: '' },
    api: {
      getPage: never,
      createSession: never,
      getState: never,
      sendCode: never,
      verify: never,
      match: never,
      pushAnswer: never,
      client: { call: never },
      useToken: () => undefined,
      lastRequestId: () => null,
    },
    store: new SessionStore('', null),
    device: { desktop: false, lineInAppBrowser: false },
    loadSdk: never,
    setLocale: () => undefined,
    now: () => 0,
    online: () => true,
    here: () => '',
    navigate: () => undefined,
    reload: () => undefined,
  };
}
