import type { MemberCard, getMemberCard } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { useCallback, useEffect, useState } from 'react';
import type { Failure } from '../app/failure.js';
import { useFlow } from '../app/flow-context.js';
import { useReturns } from '../app/use-returns.js';

// named by method and path, as in app/api.ts
const route = endpoint<typeof getMemberCard>('GET', '/api/liff/member-card');

type State = { card: MemberCard | null; readAt: number; busy: boolean; failure: Failure | null };

/** The card of this session: read once, again on demand, and when the person comes back to it. */
export function useOwnCard(): State & { refresh: () => void } {
  const { flow } = useFlow();
  const [state, setState] = useState<State>({ card: null, readAt: 0, busy: true, failure: null });

  const read = useCallback(
    async (again: boolean) => {
      try {
        const card = await flow.client.call(route, { query: again ? { refresh: '1' } : {} });
        setState({ card, readAt: Date.now(), busy: false, failure: null });
      } catch (error) {
        const failure = flow.explain(error);
        setState((before) => ({ ...before, busy: false, failure }));
      }
    },
    [flow],
  );
  // eslint-disable-next-line react-hooks/set-state-in-effect -- the state is set when the answer has come
  useEffect(() => void read(false), [read]);
  useReturns(() => void read(false));

  const refresh = () => {
    setState((before) => ({ ...before, busy: true, failure: null }));
    void read(true);
  };
  return { ...state, refresh };
}
