import type { FlowState, Screen } from './screen.js';

/** State of the page with listeners; React reads it through useSyncExternalStore. */
export class FlowStore {
  #state: FlowState;
  readonly #listeners = new Set<() => void>();

  constructor(initial: FlowState) {
    this.#state = initial;
  }

  readonly get = (): FlowState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(patch: Partial<FlowState>): void {
    this.#state = { ...this.#state, ...patch };
    for (const listener of this.#listeners) listener();
  }

  show(screen: Screen): void {
    this.set({ screen });
  }
}
