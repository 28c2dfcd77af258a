import type { BindingFlow } from './binding-flow.js';
import type { Screen } from './screen.js';
/**
 * The code step is a history entry of its own, so that the back gesture leads to the number and not out of the
 * page. Only the entry's state changes, never the address: LINE's SDK and a reload read the address.
 */
export declare function useStepHistory(name: Screen['name'], flow: BindingFlow): void;
/** 更換號碼 is the back gesture as a button: the entry must not stay behind. */
export declare function leaveCode(flow: BindingFlow): void;
