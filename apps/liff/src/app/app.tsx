import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { OfflineBanner } from '../components/offline-banner.js';
import { texts } from '../texts/index.js';
import type { BindingFlow } from './binding-flow.js';
import { FlowContext, type FlowView } from './flow-context.js';
import type { FlowStore } from './flow-store.js';
import { ScreenView } from './screen-view.js';
import { useScreenFocus } from './use-screen-focus.js';
import { useStepHistory } from './use-step-history.js';
import { useWakeUps } from './use-wake-ups.js';

type Props = { flow: BindingFlow; store: FlowStore };

export function App({ flow, store }: Props) {
  const { screen, page, locale, inClient, busy, verifyAgain } = useSyncExternalStore(
    store.subscribe,
    store.get,
  );
  const view = useMemo<FlowView>(
    () => ({ flow, texts: texts[locale], locale, page, inClient, busy, verifyAgain }),
    [flow, locale, page, inClient, busy, verifyAgain],
  );
  useScreenFocus(screen.name);
  useStepHistory(screen.name, flow, store);
  useWakeUps(flow);
  useEffect(() => {
    document.documentElement.lang = locale === 'zh-TW' ? 'zh-Hant-TW' : locale;
  }, [locale]);
  return (
    <FlowContext.Provider value={view}>
      <OfflineBanner />
      <ScreenView screen={screen} />
    </FlowContext.Provider>
  );
}
