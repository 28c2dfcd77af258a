import { format } from '@tieline/web';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Failure } from '../app/failure.js';
import { useFlow } from '../app/flow-context.js';
import type { Challenge } from '../app/screen.js';
import { useSecondsLeft } from '../app/use-seconds-left.js';
import { leaveCode } from '../app/use-step-history.js';
import { failureLine, failureText } from '../components/failure-text.js';
import { Frame } from '../components/frame.js';
import { Notice } from '../components/notice.js';
import { OtpField } from '../components/otp-field.js';
import { Resend } from '../components/resend.js';
import { SubmitButton } from '../components/submit-button.js';
import { CodeHelp } from '../components/code-help.js';
import type { Texts } from '../texts/index.js';

type Props = { challenge: Challenge; failure: Failure | null };

/** What stands under the field: failures of the code itself. Everything else is a notice. */
function codeError(texts: Texts, failure: Failure): string | null {
  if (!failure.code.startsWith('otp.code_')) return null;
  const words = failureText(texts, failure, Infinity);
  if (failure.code === 'otp.code_wrong' && failure.triesLeft !== undefined) {
    return format(texts.code.tries, { title: words.title, n: failure.triesLeft });
  }
  return failureLine(texts, words);
}

export function CodeScreen({ challenge, failure }: Props) {
  const { flow, texts, busy } = useFlow();
  const [code, setCode] = useState('');
  const [incomplete, setIncomplete] = useState(false);
  const [seen, setSeen] = useState(failure);
  const field = useRef<HTMLInputElement>(null);
  const expired = useSecondsLeft(challenge.expiresAt) === 0;
  const { codeLength, maskedPhone } = challenge;

  // a refused code is cleared; after a failed connection it stays, to be sent again
  if (failure !== seen) {
    setSeen(failure);
    if (failure?.code.startsWith('otp.')) setCode('');
  }
  useEffect(() => {
    if (failure) field.current?.focus();
  }, [failure]);

  const shown = busy ? null : failure;
  const error =
    (shown && codeError(texts, shown)) ??
    (incomplete ? format(texts.code.incomplete, { n: codeLength }) : null) ??
    (expired && !busy && !shown ? texts.code.expired : null);

  const verify = (value: string) => void flow.verify(value);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const complete = code.length === codeLength;
    setIncomplete(!complete);
    if (complete) verify(code);
    else field.current?.focus();
  };

  return (
    <Frame title={texts.code.title}>
      <p className="lead" id="code-sent">
        {texts.code.sentTo} <strong className="number">{maskedPhone}</strong>{' '}
        <button type="button" className="link" onClick={() => leaveCode(flow)}>
          {texts.code.change}
        </button>
      </p>
      <form onSubmit={submit} noValidate>
        <label className="label" htmlFor="code">
          {format(texts.code.label, { n: codeLength })}
        </label>
        <OtpField
          id="code"
          length={codeLength}
          value={code}
          onChange={(next) => {
            setCode(next);
            setIncomplete(false);
          }}
          onComplete={verify}
          busy={busy === 'verify'}
          invalid={error !== null}
          describedBy="code-error code-sent"
          fieldRef={field}
        />
        <p className="error" id="code-error" role="alert">
          {error}
        </p>
        {shown && codeError(texts, shown) === null ? <Notice failure={shown} /> : null}
        <SubmitButton busy={busy === 'verify'} label={texts.code.submit} busyLabel={texts.code.checking} />
      </form>
      <Resend challenge={challenge} />
      <CodeHelp />
    </Frame>
  );
}
