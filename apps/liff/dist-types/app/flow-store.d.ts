import type { FlowState, Screen } from './screen.js';
/** State of the page with listeners; React reads it through useSyncExternalStore. */
export declare class FlowStore {
  #private;
  constructor(initial: FlowState);
  readonly get: () => FlowState;
  readonly subscribe: (listener: () => void) => () => void;
  set(patch: Partial<FlowState>): void;
  show(screen: Screen): void;
}
