import type { LiffPage, LiffState } from '@tieline/contracts';
import { ApiError } from '@tieline/web';
import { pickLocale } from '../texts/index.js';
import type { Environment } from './environment.js';
import type { FlowStore } from './flow-store.js';
import { type LiffSdk, initLiff, openingOf } from './liff-sdk.js';
import type { Screen } from './screen.js';

/** Nobody can be identified without an ID token: scope `openid` is off, or the window was resumed without one. */
export class MissingIdTokenError extends Error {}

/**
 * From an opened link to a session: page → LINE's script → init → ID token → session. Every step is kept, so
 * that a retry goes on where it stopped; init is called once per page load, whatever happens.
 */
export class Arrival {
  #sdk: LiffSdk | null = null;
  #page: LiffPage | null = null;
  #initialised = false;

  constructor(
    private readonly env: Environment,
    private readonly flow: FlowStore,
  ) {}

  get sdk(): LiffSdk | null {
    return this.#sdk;
  }

  /** The LIFF link of this very page. */
  get liffUrl(): string {
    const { path, source, linkToken } = this.env.launch;
    const query = [source && `src=${source}`, linkToken && `t=${linkToken}`].filter(Boolean).join('&');
    return `${this.#page?.liffUrl ?? ''}${path}${query && `?${query}`}`;
  }

  /** Resolves with the session's state, or with the screen that ends the visit here. */
  async run(liffId: string): Promise<LiffState | Screen> {
    const page = (this.#page ??= await this.env.api.getPage(liffId));
    this.flow.set({ page });
    if (!page.enabled && this.env.launch.path !== '/site') {
      void this.#loadSdk(page).catch(() => undefined); // for the close button only
      return { name: 'disabled' };
    }
    const sdk = await this.#loadSdk(page);
    const inClient = sdk.isInClient();
    const { device, store } = this.env;
    if (!inClient && device.desktop) {
      // only so that LINE's script clears credentials from the address; the page needs nothing of it
      await this.#init(sdk, liffId).catch(() => undefined);
      return { name: 'desktop' };
    }
    if (!inClient && device.lineInAppBrowser && store.once('sent-to-liff')) this.env.navigate(this.liffUrl);
    await this.#init(sdk, liffId);
    if (!inClient && !sdk.isLoggedIn()) return { name: 'external' };
    return this.signIn(liffId, sdk);
  }

  async #init(sdk: LiffSdk, liffId: string): Promise<void> {
    if (this.#initialised) return;
    await initLiff(sdk, liffId);
    this.#initialised = true;
  }

  /** The kept session first; a fresh one costs the ID token, which works once. */
  async signIn(liffId: string, sdk: LiffSdk): Promise<LiffState> {
    const { api, store } = this.env;
    const idToken = sdk.getIDToken();
    const opening = openingOf(idToken);
    const kept = store.token(opening);
    if (kept) {
      api.useToken(kept);
      try {
        return await api.getState();
      } catch (error) {
        if (!(error instanceof ApiError) || error.status !== 401) throw error;
        api.useToken(null);
      }
    }
    if (!idToken) throw new MissingIdTokenError();
    const session = await api.createSession(liffId, idToken, this.env.launch.source);
    api.useToken(session.token);
    store.begin(session.token, opening);
    return session;
  }

  async #loadSdk(page: LiffPage): Promise<LiffSdk> {
    const sdk = (this.#sdk ??= await this.env.loadSdk(page.sdkUrl));
    const language = sdk.getAppLanguage?.();
    const locale = language ? pickLocale(language) : this.flow.get().locale;
    this.env.setLocale(locale);
    this.flow.set({ locale, inClient: sdk.isInClient() });
    return sdk;
  }
}
