import type {
  BindingOutcome,
  ChatAnswer,
  LiffPage,
  LiffState,
  OtpChallenge,
  Problem,
} from '@tieline/contracts';
import { ApiError } from '@tieline/web';
import type { LiffApi } from './api.js';
import { BindingFlow } from './binding-flow.js';
import type { Environment } from './environment.js';
import { FlowStore } from './flow-store.js';
import type { LiffSdk } from './liff-sdk.js';
import { SessionStore } from './session-store.js';

const liffId = '1661242192-OQejBARg';

export const page: LiffPage = {
  liffId,
  liffUrl: `https://liff.test/${liffId}`,
  brandName: '晨光選物',
  pictureUrl: null,
  avatarUrl: null,
  enabled: true,
  countries: ['TW', 'TH'],
  consentText: '告知',
  consentVersion: 'v1',
  contactUrl: null,
  registerUrl: null,
  chatUrl: null,
  sdkUrl: '/sdk.js',
};

export const member = { name: '王小明', memberNumber: 'S-1', tier: null, maskedPhone: '0912-***-678' };

export const answer: ChatAnswer = {
  scenario: 'firstBinding',
  triggerText: '我已完成手機綁定',
  prefilledChatUrl: null,
  pushFallback: false,
};

export const bound: BindingOutcome = { outcome: 'bound', member, answer };

export function challenge(changes: Partial<OtpChallenge> = {}): OtpChallenge {
  return {
    id: 'c-1',
    state: 'open',
    maskedPhone: '0912-***-678',
    codeLength: 6,
    expiresInSeconds: 180,
    resendInSeconds: 60,
    triesLeft: 3,
    sends: 1,
    ...changes,
  };
}

export function problem(code: Problem['code'], status: number, more: Partial<Problem> = {}): ApiError {
  const body = { type: 'about:blank', code, status, title: code, detail: '', requestId: 'r-1', ...more };
  return new ApiError('problem', { status, problem: body });
}

export const draft = { raw: '0912 345 678', country: 'TW', phone: '+886912345678', consentVersion: 'v1' };

/** What LINE's SDK rejects with. */
export const liffError = (code: string) => Object.assign(new Error(code), { code });

/** sessionStorage of one tab: hand it to a second world to reload the page. */
export function tab() {
  const values = new Map<string, string>();
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
  };
}

type Options = {
  state?: Partial<LiffState>;
  api?: Partial<LiffApi>;
  sdk?: Partial<LiffSdk>;
  device?: Partial<Environment['device']>;
  storage?: ReturnType<typeof tab>;
  subject?: string;
  /** another one is another opening of the link */
  signature?: string;
  path?: '' | '/card';
  source?: string;
};

/** The page with everything around it faked; `calls` tells in order what it asked for. */
export function world(options: Options = {}) {
  const calls: string[] = [];
  const said: string[] = [];
  const now = { ms: 1_000_000, online: true };
  const state: LiffState = {
    page,
    lineName: null,
    bound: null,
    verifyAgain: false,
    challenge: null,
    ...options.state,
  };
  const log =
    <T>(name: string, value: T) =>
    () => {
      calls.push(name);
      return Promise.resolve(value);
    };
  const api: LiffApi = {
    getPage: log('page', state.page),
    createSession: log('session', { ...state, token: 't-1', expiresInSeconds: 900 }),
    getState: log('state', state),
    sendCode: log('send', challenge()),
    verify: log('verify', bound),
    match: log('match', bound),
    pushAnswer: log('push', undefined),
    client: { call: () => Promise.reject(new ApiError('network')) },
    useToken: (token) => void calls.push(`token:${token}`),
    lastRequestId: () => 'r-9',
    ...options.api,
  };
  const sdk: LiffSdk = {
    init: log('init', undefined),
    isInClient: () => true,
    isLoggedIn: () => true,
    login: () => void calls.push('login'),
    logout: () => void calls.push('logout'),
    getIDToken: () =>
      `h.${btoa(JSON.stringify({ sub: options.subject ?? 'U1' }))}.${options.signature ?? 's'}`,
    getContext: () => ({ type: 'utou', scope: ['openid', 'chat_message.write'] }),
    sendMessages: (messages) => {
      said.push(...messages.map((message) => message.text));
      return Promise.resolve();
    },
    closeWindow: () => void calls.push('close'),
    ...options.sdk,
  };
  const env: Environment = {
    launch: { liffId, path: options.path ?? '', ...(options.source && { source: options.source }) },
    api,
    store: new SessionStore(liffId, options.storage ?? tab()),
    device: { desktop: false, lineInAppBrowser: false, ...options.device },
    loadSdk: log('sdk', sdk),
    setLocale: () => undefined,
    now: () => now.ms,
    online: () => now.online,
    here: () => 'https://shop.test/liff-bind.html',
    navigate: (url) => void calls.push(`go:${url}`),
    reload: () => void calls.push('reload'),
  };
  const store = new FlowStore({
    screen: { name: 'loading' },
    page: null,
    locale: 'zh-TW',
    inClient: false,
    busy: null,
    verifyAgain: false,
  });
  const flow = new BindingFlow(env, store);
  const screen = () => store.get().screen;
  return { flow, store, screen, calls, said, now, api, sdk };
}

/** Lets what was started in passing (the message to the chat) come to its end. */
export const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
