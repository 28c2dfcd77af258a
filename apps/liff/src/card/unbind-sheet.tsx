import type { unbindMyself } from '@tieline/contracts';
import { ApiError, endpoint } from '@tieline/web';
import { useState } from 'react';
import type { Failure } from '../app/failure.js';
import { useFlow } from '../app/flow-context.js';
import { useSheet } from '../app/use-sheet.js';
import { Notice } from '../components/notice.js';
import { SubmitButton } from '../components/submit-button.js';
import { useCardTexts } from './use-card-texts.js';

const route = endpoint<typeof unbindMyself>('POST', '/api/liff/unbinding');

type Props = { onClose: () => void; onEnded: (end: { deauthorized: boolean }) => void };

/** What unbinding does, before it is done. */
export function UnbindSheet({ onClose, onEnded }: Props) {
  const { flow, texts } = useFlow();
  const { unbinding: t } = useCardTexts();
  const { ref, leave } = useSheet(onClose);
  const [{ busy, failure }, setState] = useState<{ busy: boolean; failure: Failure | null }>({
    busy: false,
    failure: null,
  });

  async function unbind(): Promise<void> {
    if (busy) return;
    setState({ busy: true, failure: null });
    try {
      const end = await flow.client.call(route, { body: { accessToken: flow.accessToken } });
      leave();
      onEnded(end);
    } catch (error) {
      // another window was first, or an answer got lost on its way: what was asked for is so
      if (error instanceof ApiError && error.problem?.code === 'binding.not_bound') {
        leave();
        return onEnded({ deauthorized: true });
      }
      setState({ busy: false, failure: flow.explain(error) });
    }
  }

  // what is on its way can not be called back
  const cancel = () => {
    if (!busy) leave();
  };

  return (
    <dialog
      ref={ref}
      className="sheet"
      aria-labelledby="unbind-title"
      onCancel={(event) => {
        event.preventDefault();
        cancel();
      }}
    >
      <div className="sheet-body">
        <h2 id="unbind-title">{t.title}</h2>
        <ul className="effects">
          {[t.effectMember, t.effectCard, t.effectLine, t.effectKept].map((effect) => (
            <li key={effect}>{effect}</li>
          ))}
        </ul>
        {failure ? <Notice failure={failure} /> : null}
        <SubmitButton busy={busy} label={t.confirm} busyLabel={t.busy} onClick={() => void unbind()} />
        <button type="button" className="button button-plain" disabled={busy} onClick={cancel}>
          {texts.actions.cancel}
        </button>
      </div>
    </dialog>
  );
}
