import { type RefObject, useState } from 'react';
import { useFlow } from '../app/flow-context.js';
import { ConsentSheet } from './consent-sheet.js';

type Props = {
  text: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  error: boolean;
  boxRef: RefObject<HTMLInputElement | null>;
};

/** Unticked at first; the notice opens inside the page. The sentence stands before its link in every language. */
export function Consent({ text, checked, onChange, error, boxRef }: Props) {
  const { texts } = useFlow();
  const [open, setOpen] = useState(false);
  return (
    <div className="consent">
      <div className="consent-row">
        <label className="consent-label">
          <input
            ref={boxRef}
            type="checkbox"
            name="consent"
            checked={checked}
            onChange={(event) => onChange(event.target.checked)}
            aria-label={`${texts.consent.label} ${texts.consent.link}`}
            aria-required="true"
            aria-invalid={error}
            aria-describedby={error ? 'consent-error' : undefined}
          />
          <span>{texts.consent.label}</span>
        </label>
        <button type="button" className="link" aria-haspopup="dialog" onClick={() => setOpen(true)}>
          {texts.consent.link}
        </button>
      </div>
      {error ? (
        <p className="error" id="consent-error" role="alert">
          {texts.consent.required}
        </p>
      ) : null}
      {open ? <ConsentSheet text={text} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}
