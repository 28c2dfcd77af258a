import { useEffect, useState } from 'react';
import { Notice } from '../components/notice.js';
import { FailureScreen } from '../screens/failure-screen.js';
import { LoadingScreen } from '../screens/loading-screen.js';
import { CardView } from './card-view.js';
import { UnbindSheet } from './unbind-sheet.js';
import { UnboundView } from './unbound-view.js';
import { useOwnCard } from './use-own-card.js';

type Ending = 'no' | 'asked' | { deauthorized: boolean };

/** The card, and the way to end the binding it stands for. */
export function CardScreen({ joined }: { joined: boolean }) {
  const { card, readAt, busy, failure, refresh } = useOwnCard();
  const [ending, setEnding] = useState<Ending>('no');

  const isShown = card !== null;
  useEffect(() => {
    // it came later than its screen, which gives the focus to a heading; whoever has it keeps it
    if (isShown && document.activeElement === document.body)
      document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
  }, [isShown]);

  if (typeof ending === 'object') return <UnboundView {...ending} />;
  if (!card)
    return failure ? <FailureScreen failure={failure} reopen={false} /> : <LoadingScreen of="card" />;
  // closing is heard a moment after the end, and must not undo it
  const closeSheet = () => setEnding((now) => (now === 'asked' ? 'no' : now));
  return (
    <CardView
      card={card}
      now={readAt}
      joined={joined}
      refresh={{ busy, go: refresh }}
      onUnbind={() => setEnding('asked')}
    >
      {failure ? <Notice failure={failure} /> : null}
      {ending === 'asked' ? <UnbindSheet onClose={closeSheet} onEnded={setEnding} /> : null}
    </CardView>
  );
}
