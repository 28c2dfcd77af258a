import type { ChangeEvent, RefObject } from 'react';
import { useFlow } from '../app/flow-context.js';
import { formatTaiwanMobile } from '../phone/format-phone.js';
import { CountrySelect } from './country-select.js';

type Props = {
  countries: readonly string[];
  country: string;
  onCountry: (country: string) => void;
  value: string;
  onChange: (value: string) => void;
  error: string | null;
  fieldRef: RefObject<HTMLInputElement | null>;
};

export function PhoneField({ countries, country, onCountry, value, onChange, error, fieldRef }: Props) {
  const { texts } = useFlow();
  const tidy = (typed: string) => (country === 'TW' ? formatTaiwanMobile(typed) : typed);
  const onInput = (event: ChangeEvent<HTMLInputElement>) => {
    const { value: typed, selectionEnd } = event.target;
    // spaces are set only behind the caret's back: with the caret inside, they would move it
    const atEnd = selectionEnd === null || selectionEnd === typed.length;
    const composing = (event.nativeEvent as InputEvent).isComposing;
    onChange(atEnd && !composing ? tidy(typed) : typed);
  };
  return (
    <div className="field">
      <label className="label" htmlFor="phone">
        {texts.phone.label}
      </label>
      <div className={error ? 'phone phone-invalid' : 'phone'}>
        <CountrySelect countries={countries} value={country} onChange={onCountry} />
        <input
          ref={fieldRef}
          id="phone"
          name="phone"
          className="input"
          type="tel"
          inputMode="tel"
          autoComplete="tel-national"
          enterKeyHint="send"
          value={value}
          onChange={onInput}
          onBlur={() => onChange(tidy(value))}
          onFocus={(event) => event.currentTarget.scrollIntoView?.({ block: 'center' })}
          aria-required="true"
          aria-invalid={error !== null}
          aria-describedby={error ? 'phone-lead phone-error' : 'phone-lead'}
        />
      </div>
      {error ? (
        <p className="error" id="phone-error" role="alert">
          {error}
        </p>
      ) : null}
    </div>
  );
}
