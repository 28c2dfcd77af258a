import { useState } from 'react';
import type { Failure } from '../app/failure.js';
import { useFlow } from '../app/flow-context.js';
import { failureText } from '../components/failure-text.js';
import { Frame } from '../components/frame.js';
import { ContactButton, LeaveButton } from '../components/leave-button.js';
import { RequestId } from '../components/request-id.js';

type Props = { failure: Failure; reopen: boolean };

/** The way on. LINE's script must start only once in a page, so its failures need a new one. */
function nextStep(failure: Failure, reopen: boolean): 'reopen' | 'reload' | 'retry' | 'none' {
  if (reopen) return 'reopen';
  if (failure.code === 'sdk' || failure.code === 'clock' || failure.code === 'script') return 'reload';
  if (failure.code === 'link' || failure.code === 'liff.unknown_page') return 'none';
  return 'retry';
}

export function FailureScreen({ failure, reopen }: Props) {
  const { flow, texts } = useFlow();
  const [shownAt] = useState(() => Date.now());
  const { title, detail } = failureText(texts, failure, shownAt);
  const step = nextStep(failure, reopen);
  const ways = {
    reopen: { label: texts.actions.reopen, go: flow.reopen },
    reload: { label: texts.loading.reload, go: flow.reload },
    retry: { label: texts.actions.retry, go: () => void flow.start() },
  };
  return (
    <Frame title={title} mark="attention">
      <p className="lead">{detail}</p>
      <div className="actions">
        {step === 'none' ? null : (
          <button type="button" className="button" onClick={ways[step].go}>
            {ways[step].label}
          </button>
        )}
        <ContactButton />
        <LeaveButton />
      </div>
      <RequestId id={failure.requestId} />
    </Frame>
  );
}
