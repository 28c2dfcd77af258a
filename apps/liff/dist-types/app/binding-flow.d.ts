import type { Environment } from './environment.js';
import type { FlowStore } from './flow-store.js';
import type { Draft } from './session-store.js';
/** What the customer can do, and what happens when it fails. Holds no React: screens call it and show its state. */
export declare class BindingFlow {
  #private;
  private readonly env;
  private readonly store;
  constructor(env: Environment, store: FlowStore);
  get draft(): Draft | null;
  get liffUrl(): string;
  /** Also the way to try again: it goes on at the step that failed. */
  readonly start: () => Promise<void>;
  readonly sendCode: (draft: Draft) => Promise<void>;
  /** Without a kept number (the window was closed in between) it is asked for again. */
  readonly resend: () => Promise<void>;
  readonly verify: (code: string) => Promise<void>;
  readonly retryMatch: (challengeId: string) => Promise<void>;
  readonly changeNumber: () => void;
  /** The forward gesture: to a code that still waits. */
  readonly backToCode: () => void;
  readonly resumeOnline: () => void;
  /** LINE keeps a closed page for up to 12 hours and shows it again as it was: ask whether it still holds. */
  readonly revalidate: () => Promise<void>;
  readonly login: () => void;
  /** A LIFF link opened from LIFF brings fresh tokens and keeps the chat's permission. */
  readonly reopen: () => void;
  readonly close: () => void;
  readonly reload: () => void;
}
