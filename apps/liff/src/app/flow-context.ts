import type { LiffPage } from '@tieline/contracts';
import { createContext, useContext } from 'react';
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
  verifyAgain: boolean;
};

export const FlowContext = createContext<FlowView | null>(null);

export function useFlow(): FlowView {
  const view = useContext(FlowContext);
  if (!view) throw new Error('FlowContext is missing');
  return view;
}
