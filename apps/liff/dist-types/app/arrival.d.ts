import type { LiffState } from '@tieline/contracts';
import type { Environment } from './environment.js';
import type { FlowStore } from './flow-store.js';
import { type LiffSdk } from './liff-sdk.js';
import type { Screen } from './screen.js';
/** Nobody can be identified without an ID token: scope `openid` is off, or the window was resumed without one. */
export declare class MissingIdTokenError extends Error {}
/**
 * From an opened link to a session: page → LINE's script → init → ID token → session. Every step is kept, so
 * that a retry goes on where it stopped; init is called once per page load, whatever happens.
 */
export declare class Arrival {
  #private;
  private readonly env;
  private readonly flow;
  constructor(env: Environment, flow: FlowStore);
  get sdk(): LiffSdk | null;
  /** The LIFF link of this very page. */
  get liffUrl(): string;
  /** Resolves with the session's state, or with the screen that ends the visit here. */
  run(liffId: string): Promise<LiffState | Screen>;
  /** The kept session first; a fresh one costs the ID token, which works once. */
  signIn(liffId: string, sdk: LiffSdk): Promise<LiffState>;
}
