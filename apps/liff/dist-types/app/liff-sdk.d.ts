/** The part of LINE's SDK (v2) that the page uses. LINE's script, or the sandbox's stand-in, sets `window.liff`. */
export type LiffSdk = {
  init(config: { liffId: string }): Promise<void>;
  isInClient(): boolean;
  isLoggedIn(): boolean;
  login(config?: { redirectUri?: string }): void;
  logout(): void;
  getIDToken(): string | null;
  getContext(): {
    type: string;
    scope?: string[];
  } | null;
  getAppLanguage?(): string;
  sendMessages(
    messages: {
      type: 'text';
      text: string;
    }[],
  ): Promise<void>;
  closeWindow(): void;
};
declare global {
  interface Window {
    liff?: LiffSdk;
  }
}
/** Thrown for anything that goes wrong between the page and LINE's script. */
export declare class LiffSdkError extends Error {
  readonly reason: 'sdk' | 'clock';
  readonly name = 'LiffSdkError';
  constructor(reason: 'sdk' | 'clock');
}
/** Adds the script once; a second call after a failure adds it again. */
export declare function loadLiffSdk(url: string): Promise<LiffSdk>;
/** INVALID_ID_TOKEN during init nearly always is a wrong clock on the phone: the SDK checks `exp` against it. */
export declare function initLiff(sdk: LiffSdk, liffId: string): Promise<void>;
/** Whose token it is: only to tell one person's kept session from another's, never as proof of identity. */
export declare function subjectOf(idToken: string | null): string | null;
