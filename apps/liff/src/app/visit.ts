import type { BindingOutcome, LiffState } from '@tieline/contracts';
import type { Arrival } from './arrival.js';
import { deliverAnswer } from './deliver-answer.js';
import type { Environment } from './environment.js';
import type { FlowStore } from './flow-store.js';
import { answerOf, screenOf } from './outcome-screen.js';
import { type Challenge, type Screen, withDeadlines } from './screen.js';

/** Where the server's answers lead: a session's state to a screen, an outcome to its screen and its message. */
export class Visit {
  /** the signed link is used, or given up */
  linkDone = false;
  /** the code that waits */
  challenge: Challenge | null = null;

  constructor(
    private readonly env: Environment,
    private readonly flow: FlowStore,
    private readonly arrival: Arrival,
  ) {}

  /** The link was the card's: binding is only on the way to it. */
  get #wantsCard(): boolean {
    return this.env.launch.path === '/card';
  }

  async arrive(state: LiffState): Promise<void> {
    this.flow.set({ page: state.page, verifyAgain: state.verifyAgain });
    const { linkToken: token, path } = this.env.launch;
    if (token && path === '/site') return this.flow.show({ name: 'website', token });
    if (!state.page.enabled) return this.flow.show({ name: 'disabled' });
    if (token && !this.linkDone) {
      return this.flow.show({ name: 'memberLink', token, bound: state.bound !== null });
    }
    if (state.bound)
      return this.#wantsCard ? this.flow.show({ name: 'card', joined: false }) : this.#greet(state.bound);
    if (!state.challenge) return this.flow.show({ name: 'phone', failure: null });
    if (state.challenge.state === 'open') return this.open(withDeadlines(state.challenge, this.env.now()));
    await this.match(state.challenge.id);
  }

  open(challenge: Challenge): void {
    this.challenge = challenge;
    this.flow.show({ name: 'code', challenge, failure: null });
  }

  async match(challengeId: string): Promise<void> {
    this.conclude(await this.env.api.match(challengeId), challengeId);
  }

  /** Shows the outcome at once; the message to the chat follows and never changes it. */
  conclude(outcome: BindingOutcome, challengeId: string): void {
    const { api, store } = this.env;
    this.challenge = null;
    const screen = screenOf(outcome, { challengeId, now: this.env.now(), requestId: api.lastRequestId() });
    if (screen.name === 'done' || screen.name === 'bound') {
      store.markAnswered();
      store.keepDraft(null);
    }
    const joined = screen.name === 'done' || screen.name === 'bound';
    this.flow.show(joined && this.#wantsCard ? { name: 'card', joined } : screen);
    void this.#deliver(outcome, screen);
  }

  /** A reload of the finished page says nothing again. */
  #greet({ member, answer }: NonNullable<LiffState['bound']>): void {
    if (this.env.store.answered) this.flow.show({ name: 'bound', member, delivery: { state: 'none' } });
    else this.conclude({ outcome: 'alreadyBound', member, answer }, '');
  }

  async #deliver(outcome: BindingOutcome, screen: Screen): Promise<void> {
    const answer = answerOf(outcome);
    const { sdk } = this.arrival;
    if (!answer || !sdk || !('delivery' in screen)) return;
    const delivery = await deliverAnswer(answer, sdk, this.env.api);
    if (this.flow.get().screen === screen) this.flow.show({ ...screen, delivery });
  }
}
