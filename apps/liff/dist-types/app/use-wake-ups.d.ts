import type { BindingFlow } from './binding-flow.js';
/** Goes on when the network is back; asks the server again when the page was away for a while. */
export declare function useWakeUps(flow: BindingFlow): void;
export declare function useOnline(): boolean;
