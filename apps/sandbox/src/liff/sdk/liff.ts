import { LiffError, checkIdToken, cleanUrl, decodeJson, secondaryUrl } from './arrival.js';
import type { Browser } from './browser.js';
import { createCalls } from './calls.js';
import type { Store } from './store.js';
import { createStore } from './store.js';

type InitConfig = { liffId?: string; withLoginOnExternalBrowser?: boolean };

/** Settles never: the page is about to be replaced, and init must not return before. */
export function leave(go: () => void): Promise<never> {
  go();
  return new Promise<never>(() => undefined);
}

/** The order of LINE's script: take credentials, check, second redirect, clean the address. */
export async function initialise(
  browser: Browser,
  store: Store,
  config: InitConfig,
  login: () => void,
): Promise<void> {
  const { liffId } = config;
  if (!liffId) throw new LiffError('INVALID_CONFIG', 'liffId is necessary for liff.init()');
  store.use(liffId);
  const { arrival } = store;
  if (arrival && arrival.context.liffId !== liffId) throw new LiffError('INVALID_CONFIG', 'Invalid LIFF ID.');
  if (arrival?.idToken) checkIdToken(arrival.idToken, liffId.split('-')[0] ?? '', Date.now());
  const next = secondaryUrl(browser.location.href);
  if (next !== null) return leave(() => browser.location.replace(next));
  if (arrival) browser.history.replaceState(browser.history.state, '', cleanUrl(browser.location.href));
  const signedIn = store.get('accessToken') !== null;
  if (!signedIn && config.withLoginOnExternalBrowser) return leave(login);
}

/** What stands under the endpoint URL, written with the LIFF URL; else an error, as LINE's does. */
export function permanentUrl(origin: string, liffId: string, endpointUrl: string, wanted: string): string {
  const endpoint = new URL(endpointUrl);
  const url = new URL(wanted);
  const base = endpoint.pathname.replace(/\/$/, '');
  const inside = url.pathname === endpoint.pathname || url.pathname.startsWith(`${base}/`);
  if (url.origin !== endpoint.origin || !inside) {
    throw new LiffError('INVALID_ARGUMENT', 'The URL must start with the endpoint URL.');
  }
  for (const [name, value] of endpoint.searchParams) {
    if (url.searchParams.get(name) === value) url.searchParams.delete(name);
  }
  const path = url.pathname.slice(base.length).replace(/^\/$/, '');
  return `${origin}/liff/${liffId}${path}${url.search}${url.hash}`;
}

export function deviceOf(userAgent: string): 'ios' | 'android' | 'web' {
  if (/iphone|ipad|ipod/i.test(userAgent)) return 'ios';
  return /android/i.test(userAgent) ? 'android' : 'web';
}

export function createLiff(browser: Browser, origin: string) {
  const store = createStore(browser);
  let initialised: (() => void) | undefined;
  const ready = new Promise<void>((resolve) => (initialised = resolve));
  let id: string | null = null;

  const framed = (browser.parent as unknown) !== browser;
  // The phone page may be served from elsewhere while it is developed; nothing secret is told.
  const tell = (message: unknown) => browser.parent.postMessage(message, '*');
  const isInClient = () => (store.context()?.type ?? 'external') !== 'external';
  const language = () => store.context()?.language ?? browser.navigator.language;
  const scopes = () => store.context()?.scope ?? [];

  const login = (options: { redirectUri?: string } = {}) => {
    if (isInClient()) return;
    const back = options.redirectUri ?? cleanUrl(browser.location.href);
    const query = new URLSearchParams({ liff_id: id ?? '', redirect_uri: back });
    browser.location.assign(`${origin}/liff-login?${query.toString()}`);
  };

  const init = async (config: InitConfig, done?: () => void, failed?: (error: unknown) => void) => {
    try {
      id = config.liffId ?? null;
      await initialise(browser, store, config, login);
      if (framed) tell({ type: 'liff.init', liffId: config.liffId });
      initialised?.();
      done?.();
    } catch (error) {
      failed?.(error);
      throw error;
    }
  };

  const liff = {
    ready,
    get id() {
      return id;
    },
    init,
    use: () => liff,
    i18n: { setLang: () => Promise.resolve() },
    getVersion: () => '2.31.1',
    getLineVersion: () => (isInClient() ? '26.10.0' : null),
    getOS: () => store.context()?.os ?? deviceOf(browser.navigator.userAgent),
    getLanguage: language,
    getAppLanguage: language,
    isInClient,
    isLoggedIn: () => store.get('accessToken') !== null,
    login,
    logout: () => store.forget(),
    getIDToken: () => store.get('IDToken'),
    getAccessToken: () => store.get('accessToken'),
    getDecodedIDToken: () => {
      const token = store.get('IDToken');
      return token === null ? null : decodeJson(token.split('.')[1] ?? '');
    },
    getContext: () => store.context() ?? (id === null ? null : { type: 'external', liffId: id, scope: [] }),
    ...createCalls(browser, store, origin),
    closeWindow: () => (framed ? tell({ type: 'liff.closeWindow', liffId: id }) : browser.close()),
    openWindow: ({ url, external = false }: { url: string; external?: boolean }) => {
      if (framed) tell({ type: 'liff.openWindow', url, external });
      else browser.open(url, '_blank');
    },
    isApiAvailable: (name: string) => ['permanentLink', 'sendMessages', 'permission'].includes(name),
    permission: {
      query: (scope: string) =>
        Promise.resolve({ state: scopes().includes(scope) ? 'granted' : 'unavailable' }),
      getGrantedAll: () => Promise.resolve(scopes()),
      // As LINE's: rejects when there is nothing left to grant.
      requestAll: () => Promise.reject(new LiffError('FORBIDDEN', 'All permissions are already granted.')),
    },
    permanentLink: {
      createUrlBy: async (url: string) =>
        permanentUrl(origin, id ?? '', store.context()?.endpointUrl ?? url, url),
    },
  };
  return liff;
}

/** Runs when the script is loaded. The sandbox is where the script came from. */
export function start(browser: Browser): void {
  const { document } = browser;
  const script = (document.currentScript ?? document.querySelector('script[src*="liff-sdk.js"]')) as {
    src: string;
  };
  browser.liff = createLiff(browser, new URL(script.src).origin);
}
