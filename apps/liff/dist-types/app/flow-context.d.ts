import type { LiffPage } from '@tieline/contracts';
import type { Texts } from '../texts/index.js';
import type { BindingFlow } from './binding-flow.js';
import type { Busy } from './screen.js';
export type FlowView = {
  flow: BindingFlow;
  texts: Texts;
  locale: string;
  page: LiffPage | null;
  inClient: boolean;
  busy: Busy | null;
};
export declare const FlowContext: import('react').Context<FlowView | null>;
export declare function useFlow(): FlowView;
