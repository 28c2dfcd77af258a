import { useEffect } from 'react';
import { useFlow } from '../app/flow-context.js';
import { useWaiting } from '../app/use-waiting.js';

/** The same blocks as in liff-bind.html: nothing moves when the script takes over. The card has blocks of its own. */
export function LoadingScreen({ of = 'form' }: { of?: 'form' | 'card' }) {
  const { flow, texts } = useFlow();
  const patience = useWaiting();
  const words = {
    fine: texts.loading.status,
    slow: texts.loading.slow,
    stalled: texts.loading.stalled,
  }[patience];
  useEffect(() => {
    document.title = texts.appTitle;
  }, [texts]);
  return (
    <main className={of === 'card' ? 'frame frame-card' : 'frame'} aria-busy="true">
      <div className="bone bone-picture" />
      <div className="body">
        <h1 className="unseen">{texts.appTitle}</h1>
        <div className="bone bone-title" />
        <div className="bone bone-line" />
        <div className="bone bone-field" />
        <p className="quiet" role="status">
          {words}
        </p>
        {patience === 'stalled' ? (
          <button type="button" className="button" onClick={flow.reload}>
            {texts.loading.reload}
          </button>
        ) : null}
      </div>
    </main>
  );
}
