import type {
  BindingOutcome,
  BodyOf,
  LiffPage,
  LiffSession,
  LiffState,
  Locale,
  OtpChallenge,
  createOtpChallenge,
} from '@tieline/contracts';
export type SendCode = BodyOf<typeof createOtpChallenge>;
export type LiffApi = {
  getPage(liffId: string): Promise<LiffPage>;
  createSession(liffId: string, idToken: string): Promise<LiffSession>;
  getState(): Promise<LiffState>;
  sendCode(body: SendCode): Promise<OtpChallenge>;
  verify(challengeId: string, code: string): Promise<BindingOutcome>;
  match(challengeId: string): Promise<BindingOutcome>;
  pushAnswer(): Promise<void>;
  /** the session's bearer token for the calls that follow */
  useToken(token: string | null): void;
  /** id of the last answer, for outcomes that are no problem+json */
  lastRequestId(): string | null;
};
export declare function createLiffApi(locale: () => Locale): LiffApi;
