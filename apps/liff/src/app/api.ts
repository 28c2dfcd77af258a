import type {
  BindingOutcome,
  BodyOf,
  LiffPage,
  LiffSession,
  LiffState,
  Locale,
  OtpChallenge,
  createLiffSession,
  createOtpChallenge,
  getLiffPage,
  getLiffState,
  requestPushAnswer,
  retryMatch,
  verifyOtpChallenge,
} from '@tieline/contracts';
import { type Client, createClient, endpoint } from '@tieline/web';

export type SendCode = BodyOf<typeof createOtpChallenge>;

export type LiffApi = {
  getPage: (liffId: string) => Promise<LiffPage>;
  createSession: (liffId: string, idToken: string, source?: string) => Promise<LiffSession>;
  getState: () => Promise<LiffState>;
  sendCode: (body: SendCode) => Promise<OtpChallenge>;
  verify: (challengeId: string, code: string) => Promise<BindingOutcome>;
  match: (challengeId: string) => Promise<BindingOutcome>;
  pushAnswer: () => Promise<void>;
  /** any route by the session, for screens that are loaded late and name their own */
  client: Client;
  /** the session's bearer token for the calls that follow */
  useToken: (token: string | null) => void;
  /** id of the last answer, for outcomes that are no problem+json */
  lastRequestId: () => string | null;
};

// named by method and path: the routes themselves would bring their schemas, and zod, into the bundle
const routes = {
  page: endpoint<typeof getLiffPage>('GET', '/api/liff/pages/:liffId'),
  session: endpoint<typeof createLiffSession>('POST', '/api/liff/sessions'),
  state: endpoint<typeof getLiffState>('GET', '/api/liff/session'),
  send: endpoint<typeof createOtpChallenge>('POST', '/api/liff/otp-challenges'),
  verify: endpoint<typeof verifyOtpChallenge>('POST', '/api/liff/otp-challenges/:challengeId/verification'),
  match: endpoint<typeof retryMatch>('POST', '/api/liff/otp-challenges/:challengeId/match'),
  push: endpoint<typeof requestPushAnswer>('POST', '/api/liff/push-answer'),
};

/** For calls that wait for the shop, which may take 10 s: the server has answered after 14 s, whatever happens. */
export const shopPatience = { timeoutMs: 15_000 };

/** @param website the page is opened by the button on a website, which is open while phone binding is off */
export function createLiffApi(locale: () => Locale, website = false): LiffApi {
  const purpose = website ? ({ for: 'website' } as const) : {};
  let token: string | null = null;
  let requestId: string | null = null;
  const client = createClient({
    baseUrl: '',
    locale,
    headers: () => new Headers(token ? { authorization: `Bearer ${token}` } : {}),
    onResponse: (response) => {
      requestId = response.headers.get('x-request-id');
    },
  });
  return {
    getPage: (liffId) => client.call(routes.page, { params: { liffId } }),
    createSession: (liffId, idToken, source) =>
      client.call(routes.session, { body: { liffId, idToken, ...(source && { source }), ...purpose } }),
    getState: () => client.call(routes.state, { query: purpose }),
    sendCode: (body) => client.call(routes.send, { body, ...shopPatience }),
    verify: (challengeId, code) =>
      client.call(routes.verify, { params: { challengeId }, body: { code }, ...shopPatience }),
    match: (challengeId) => client.call(routes.match, { params: { challengeId }, ...shopPatience }),
    pushAnswer: () => client.call(routes.push),
    client,
    useToken: (next) => {
      token = next;
    },
    lastRequestId: () => requestId,
  };
}
