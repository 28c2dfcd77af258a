import { type BindingOutcome, maskPhone } from '@tieline/contracts';
import type { LiffApi } from './api.js';
import { Arrival, MissingIdTokenError } from './arrival.js';
import type { Environment } from './environment.js';
import { type Failure, failureOf, isUncertain } from './failure.js';
import type { FlowStore } from './flow-store.js';
import { screenOfFailure } from './outcome-screen.js';
import { type Busy, withDeadlines } from './screen.js';
import type { Draft } from './session-store.js';
import { Visit } from './visit.js';

/** Refusals that another window of the same person may be behind. */
const doubts: ReadonlySet<Failure['code']> = new Set([
  'otp.resend_too_soon',
  'otp.already_bound',
  'otp.code_expired',
  'otp.not_proven',
]);

/** What the customer can do, and what happens when it fails. Holds no React: screens call it and show its state. */
export class BindingFlow {
  readonly #arrival: Arrival;
  readonly #visit: Visit;
  #starting = false;
  /** the last verification may have reached the server without an answer */
  #uncertain = false;
  /** what to do again once the phone is back online */
  #resume: (() => void) | null = null;

  constructor(
    private readonly env: Environment,
    private readonly store: FlowStore,
  ) {
    this.#arrival = new Arrival(env, store);
    this.#visit = new Visit(env, store, this.#arrival);
  }

  get draft(): Draft | null {
    return this.env.store.draft;
  }

  /** The session's API, for screens that are loaded late. */
  get client(): LiffApi['client'] {
    return this.env.api.client;
  }

  /** The person's own, for what LINE does in their name. */
  get accessToken(): string | null {
    return this.#arrival.sdk?.getAccessToken?.() ?? null;
  }

  get liffUrl(): string {
    return this.#arrival.liffUrl;
  }

  /** Also the way to try again: it goes on at the step that failed. */
  readonly start = async (): Promise<void> => {
    const { liffId } = this.env.launch;
    if (!liffId) return this.store.show({ name: 'broken', failure: { code: 'link' } });
    if (this.#starting) return;
    this.#starting = true;
    this.store.show({ name: 'loading' });
    try {
      const arrived = await this.#arrival.run(liffId);
      if ('name' in arrived) this.store.show(arrived);
      else await this.#visit.arrive(arrived);
    } catch (error) {
      const failure = this.#failure(error);
      if (failure.code === 'offline') this.#resume = () => void this.start();
      this.store.show(screenOfFailure(failure));
    } finally {
      this.#starting = false;
    }
  };

  readonly sendCode = (draft: Draft): Promise<void> =>
    this.#run('send', async () => {
      const { raw: _raw, ...body } = draft;
      this.env.store.keepDraft(draft);
      this.#visit.open(withDeadlines(await this.env.api.sendCode(body), this.env.now()));
      this.#uncertain = false;
    });

  /** Without the number of this very code (typed in a window that was closed, or in another one) it is asked for again. */
  readonly resend = (): Promise<void> => {
    const { draft } = this;
    if (draft && maskPhone(draft.phone) === this.#visit.challenge?.maskedPhone) return this.sendCode(draft);
    this.changeNumber();
    return Promise.resolve();
  };

  readonly verify = (code: string): Promise<void> =>
    this.#run('verify', async () => {
      const { challenge } = this.#visit;
      if (!challenge) return this.changeNumber();
      if (this.#uncertain) {
        const state = await this.env.api.getState();
        if (state.bound || state.challenge?.state === 'proven') return this.#visit.arrive(state);
      }
      this.#uncertain = false;
      this.#visit.conclude(await this.env.api.verify(challenge.id, code), challenge.id);
    });

  readonly retryMatch = (challengeId: string): Promise<void> =>
    this.#run('match', () => this.#visit.match(challengeId));

  readonly changeNumber = (): void => this.store.show({ name: 'phone', failure: null });

  /** The forward gesture: to a code that still waits. */
  readonly backToCode = (): void => {
    if (this.#visit.challenge) this.#visit.open(this.#visit.challenge);
  };

  readonly resumeOnline = (): void => {
    const resume = this.#resume;
    this.#resume = null;
    resume?.();
  };

  /** LINE keeps a closed page for up to 12 hours and shows it again as it was: ask whether it still holds. */
  readonly revalidate = async (): Promise<void> => {
    const { screen, busy } = this.store.get();
    if (busy || !['phone', 'code', 'unavailable', 'notFound'].includes(screen.name)) return;
    const state = await this.env.api.getState().catch(() => null);
    const untouched = this.store.get().screen === screen && !this.store.get().busy;
    if (state && untouched && (state.bound || !state.page.enabled)) await this.#visit.arrive(state);
  };

  readonly login = (): void => {
    const { sdk } = this.#arrival;
    if (sdk?.isLoggedIn()) sdk.logout();
    sdk?.login({ redirectUri: this.env.here() });
  };

  /** A LIFF link opened from LIFF brings fresh tokens and keeps the chat's permission. */
  readonly reopen = (): void => {
    if (this.store.get().inClient) this.env.navigate(this.liffUrl);
    else this.login();
  };

  readonly concludeLink = (outcome: BindingOutcome): void => {
    this.#visit.linkDone = true;
    this.#visit.conclude(outcome, '');
  };

  readonly skipLink = (): void => {
    this.#visit.linkDone = true;
    void this.start();
  };

  readonly showCard = (): void => this.store.show({ name: 'card', joined: false });

  /** What went wrong, for a screen that asked by itself; a session that is over begins anew. */
  readonly explain = (error: unknown): Failure => {
    const failure = this.#failure(error);
    if (failure.code === 'liff.session_required' || failure.code === 'binding.not_bound') void this.start();
    return failure;
  };

  readonly close = (): void => this.#arrival.sdk?.closeWindow();
  readonly reload = (): void => this.env.reload();

  /** One thing at a time: a second tap while the first is on its way does nothing. */
  async #run(busy: Busy, work: () => Promise<void> | void): Promise<void> {
    if (this.store.get().busy) return;
    this.#resume = null;
    this.store.set({ busy });
    try {
      await work();
    } catch (error) {
      const failure = this.#failure(error);
      if (busy === 'verify' && isUncertain(failure)) this.#uncertain = true;
      if (failure.code === 'offline') this.#resume = () => void this.#run(busy, work);
      await this.#recover(failure);
    } finally {
      this.store.set({ busy: null });
    }
  }

  async #recover(failure: Failure): Promise<void> {
    if (failure.code === 'liff.session_required') return this.start();
    if (doubts.has(failure.code) && (await this.#lookAround(failure))) return;
    const { screen } = this.store.get();
    const stays = 'failure' in screen && ['phone', 'code', 'unavailable'].includes(screen.name);
    const ends = screenOfFailure(failure);
    this.store.show(stays && ends.name === 'broken' ? { ...screen, failure } : ends);
  }

  /** Another window may have gone further: its end, or its newer code, is what counts. True when it was shown. */
  async #lookAround(failure: Failure): Promise<boolean> {
    const state = await this.env.api.getState().catch(() => null);
    const found = state?.challenge;
    const sends = failure.code === 'otp.resend_too_soon';
    const goesOn = sends
      ? found?.maskedPhone === maskPhone(this.draft?.phone ?? '')
      : found && (found.state === 'proven' || found.id !== this.#visit.challenge?.id);
    if (!state?.bound && !(found && goesOn)) return false;
    await this.#visit.arrive(state);
    const { screen } = this.store.get();
    if (!sends && screen.name === 'code') this.store.show({ ...screen, failure });
    return true;
  }

  #failure(error: unknown): Failure {
    if (error instanceof MissingIdTokenError) return { code: 'identity' };
    return failureOf(error, this.env.now(), this.env.online());
  }
}
