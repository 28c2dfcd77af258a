import { type ChangeEvent, type ClipboardEvent, type RefObject, useEffect } from 'react';
import { extractCode } from './extract-code.js';

type Props = {
  id: string;
  length: number;
  value: string;
  onChange: (value: string) => void;
  /** the last digit came in; may be told twice for one code */
  onComplete: (code: string) => void;
  busy: boolean;
  invalid: boolean;
  describedBy: string;
  fieldRef: RefObject<HTMLInputElement | null>;
};

/**
 * One real input under drawn cells. It has no maxlength: that would cut a pasted SMS before its code is found;
 * `extractCode` holds the value to `length` digits.
 */
export function OtpField({
  id,
  length,
  value,
  onChange,
  onComplete,
  busy,
  invalid,
  describedBy,
  fieldRef,
}: Props) {
  useEffect(() => {
    fieldRef.current?.focus();
  }, [fieldRef]);

  const take = (text: string) => {
    const code = extractCode(text, length);
    onChange(code);
    if (code.length === length && code !== value) onComplete(code);
  };
  const onInput = (event: ChangeEvent<HTMLInputElement>) => {
    // an unfinished composition (full-width keyboards) must not be rewritten under the keyboard's hands
    if ((event.nativeEvent as InputEvent).isComposing) onChange(event.target.value);
    else take(event.target.value);
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    event.preventDefault();
    take(event.clipboardData.getData('text'));
  };

  return (
    <div className={invalid ? 'otp otp-invalid' : 'otp'}>
      <input
        ref={fieldRef}
        id={id}
        name="code"
        className="otp-input"
        type="text"
        inputMode="numeric"
        autoComplete="one-time-code"
        pattern={`\\d{${length}}`}
        enterKeyHint="done"
        value={value}
        onChange={onInput}
        onCompositionEnd={(event) => take(event.currentTarget.value)}
        onPaste={onPaste}
        onFocus={(event) => event.currentTarget.scrollIntoView?.({ block: 'center' })}
        aria-busy={busy}
        aria-invalid={invalid}
        aria-describedby={describedBy}
      />
      <div className="otp-cells" aria-hidden="true">
        {Array.from({ length }, (_, index) => (
          <span key={index} className={index === value.length ? 'otp-cell otp-next' : 'otp-cell'}>
            {value[index]}
          </span>
        ))}
      </div>
    </div>
  );
}
