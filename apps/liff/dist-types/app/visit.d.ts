import type { BindingOutcome, LiffState } from '@tieline/contracts';
import type { Arrival } from './arrival.js';
import type { Environment } from './environment.js';
import type { FlowStore } from './flow-store.js';
import { type Challenge } from './screen.js';
/** Where the server's answers lead: a session's state to a screen, an outcome to its screen and its message. */
export declare class Visit {
  #private;
  private readonly env;
  private readonly flow;
  private readonly arrival;
  /** the code that waits */
  challenge: Challenge | null;
  constructor(env: Environment, flow: FlowStore, arrival: Arrival);
  arrive(state: LiffState): Promise<void>;
  open(challenge: Challenge): void;
  match(challengeId: string): Promise<void>;
  /** Shows the outcome at once; the message to the chat follows and never changes it. */
  conclude(outcome: BindingOutcome, challengeId: string): void;
}
