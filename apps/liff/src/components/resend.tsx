import { format } from '@tieline/web';
import { useFlow } from '../app/flow-context.js';
import type { Challenge } from '../app/screen.js';
import { useSecondsLeft } from '../app/use-seconds-left.js';

/** The visible countdown is silent; a reader hears it at its start, 10 s before its end and at its end. */
export function Resend({ challenge }: { challenge: Challenge }) {
  const { flow, texts, busy } = useFlow();
  const seconds = useSecondsLeft(challenge.resendAt);
  const { code } = texts;
  const label = seconds > 0 ? format(code.resendIn, { s: seconds }) : code.resend;
  return (
    <div className="resend">
      <button
        type="button"
        className="button button-plain"
        disabled={seconds > 0}
        onClick={() => void flow.resend()}
      >
        {busy === 'send' ? code.resending : label}
      </button>
      {challenge.sends > 1 ? (
        <p className="quiet">{format(code.sends, { n: challenge.sends, phone: challenge.maskedPhone })}</p>
      ) : null}
      <p className="unseen" role="status">
        {announcement(seconds)}
      </p>
    </div>
  );

  function announcement(left: number): string {
    if (left === 0) return code.nowReady;
    if (left <= 10) return code.nowSoon;
    return format(code.nowStart, { s: challenge.resendInSeconds });
  }
}
