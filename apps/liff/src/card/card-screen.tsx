import type { MemberCard, getMemberCard } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { useCallback, useEffect, useState } from 'react';
import type { Failure } from '../app/failure.js';
import { useFlow } from '../app/flow-context.js';
import { useReturns } from '../app/use-returns.js';
import { Notice } from '../components/notice.js';
import { FailureScreen } from '../screens/failure-screen.js';
import { LoadingScreen } from '../screens/loading-screen.js';
import { CardView } from './card-view.js';

// named by method and path, as in app/api.ts
const route = endpoint<typeof getMemberCard>('GET', '/api/liff/member-card');

type State = { card: MemberCard | null; busy: boolean; failure: Failure | null };

/** The card of this session: read once, again on demand, and when the person comes back to it. */
export function CardScreen({ joined }: { joined: boolean }) {
  const { flow } = useFlow();
  const [{ card, busy, failure }, setState] = useState<State>({ card: null, busy: true, failure: null });

  const read = useCallback(
    async (again: boolean) => {
      setState((before) => ({ ...before, busy: true, failure: null }));
      try {
        const query = again ? { refresh: '1' as const } : {};
        const next = await flow.call(route, { query });
        setState({ card: next, busy: false, failure: null });
      } catch (error) {
        const met = flow.explain(error);
        setState((before) => ({ ...before, busy: false, failure: met }));
      }
    },
    [flow],
  );
  useEffect(() => void read(false), [read]);
  useReturns(() => void read(false));

  const isShown = card !== null;
  useEffect(() => {
    // it came later than its screen, which gives the focus to a heading; whoever has it keeps it
    if (isShown && document.activeElement === document.body)
      document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
  }, [isShown]);

  if (!card) return failure ? <FailureScreen failure={failure} reopen={false} /> : <LoadingScreen />;
  return (
    <CardView card={card} now={Date.now()} joined={joined} refresh={{ busy, go: () => void read(true) }}>
      {failure ? <Notice failure={failure} /> : null}
    </CardView>
  );
}
