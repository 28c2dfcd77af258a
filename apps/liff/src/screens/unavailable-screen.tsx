import { format } from '@tieline/web';
import type { Failure } from '../app/failure.js';
import { useFlow } from '../app/flow-context.js';
import { useSecondsLeft } from '../app/use-seconds-left.js';
import { duration } from '../components/failure-text.js';
import { Frame } from '../components/frame.js';
import { ContactButton, LeaveButton } from '../components/leave-button.js';
import { Notice } from '../components/notice.js';
import { RequestId } from '../components/request-id.js';
import { SubmitButton } from '../components/submit-button.js';

type Props = {
  text: string;
  challengeId: string;
  keptUntil: number;
  requestId: string | null;
  failure: Failure | null;
};

/** The usual text of a channel begins with what the heading says already. */
function withoutTitle(text: string, title: string): string {
  return text.startsWith(title) ? text.slice(title.length).replace(/^[，。,.\s]+/, '') : text;
}

/** The shop does not answer: never "no member". The proven number is kept, so trying again costs no SMS. */
export function UnavailableScreen({ text, challengeId, keptUntil, requestId, failure }: Props) {
  const { flow, texts, busy } = useFlow();
  const seconds = useSecondsLeft(keptUntil);
  const { unavailable } = texts;
  return (
    <Frame title={unavailable.title} mark="wait">
      <p className="lead">{withoutTitle(text, unavailable.title)}</p>
      <p className="quiet">
        {seconds > 0 ? format(unavailable.kept, { time: duration(texts, seconds) }) : unavailable.over}
      </p>
      {failure && !busy ? <Notice failure={failure} /> : null}
      <div className="actions">
        {seconds > 0 ? (
          <SubmitButton
            busy={busy === 'match'}
            label={texts.actions.retry}
            busyLabel={unavailable.matching}
            onClick={() => void flow.retryMatch(challengeId)}
          />
        ) : (
          <button type="button" className="button" onClick={flow.changeNumber}>
            {unavailable.again}
          </button>
        )}
        <ContactButton />
        <LeaveButton />
      </div>
      <RequestId id={failure?.requestId ?? requestId} />
    </Frame>
  );
}
