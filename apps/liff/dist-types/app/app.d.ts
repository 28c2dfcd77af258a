import type { BindingFlow } from './binding-flow.js';
import type { FlowStore } from './flow-store.js';
type Props = {
  flow: BindingFlow;
  store: FlowStore;
};
export declare function App({ flow, store }: Props): import('react').JSX.Element;
export {};
