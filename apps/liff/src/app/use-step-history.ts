import { useEffect } from 'react';
import type { BindingFlow } from './binding-flow.js';
import type { FlowStore } from './flow-store.js';
import type { Screen } from './screen.js';

type Entry = { step?: 'phone' | 'code' } | null;

const entry = () => window.history.state as Entry;

/**
 * The code step is a history entry of its own, so that the back gesture leads to the number and not out of the
 * page. Only the entry's state changes, never the address: LINE's SDK and a reload read the address.
 */
export function useStepHistory(name: Screen['name'], flow: BindingFlow, store: FlowStore): void {
  useEffect(() => {
    if (name !== 'code' || entry()?.step === 'code') return;
    window.history.replaceState({ step: 'phone' }, '');
    window.history.pushState({ step: 'code' }, '');
  }, [name]);

  useEffect(() => {
    const onPop = (event: PopStateEvent) => {
      const step = (event.state as Entry)?.step;
      // the store's, not the one of the last rendering: back and forward may come in between
      const { name } = store.get().screen;
      if (name === 'code' && step !== 'code') flow.changeNumber();
      if (name === 'phone' && step === 'code') flow.backToCode();
    };
    window.addEventListener('popstate', onPop);
    return () => window.removeEventListener('popstate', onPop);
  }, [flow, store]);
}

/** 更換號碼 is the back gesture as a button: the entry must not stay behind. */
export function leaveCode(flow: BindingFlow): void {
  if (entry()?.step === 'code') window.history.back();
  else flow.changeNumber();
}
