import { type FormEvent, useRef, useState } from 'react';
import type { Failure } from '../app/failure.js';
import { useFlow } from '../app/flow-context.js';
import { Consent } from '../components/consent.js';
import { failureLine, failureText } from '../components/failure-text.js';
import { Frame } from '../components/frame.js';
import { Notice } from '../components/notice.js';
import { PhoneField } from '../components/phone-field.js';
import { SubmitButton } from '../components/submit-button.js';
import { checkPhone, prepareCountry } from '../phone/check-phone.js';
import type { Texts } from '../texts/index.js';

function fieldError(texts: Texts, reason: 'empty' | 'invalid' | 'landline', country: string): string {
  if (reason === 'invalid' && country === 'TW') return texts.phone.invalidTaiwan;
  return texts.phone[reason];
}

/** What is wrong with the number itself; a channel may look the member up before it sends. */
function fieldErrorOf(texts: Texts, failure: Failure | null): string | null {
  const ofNumber = failure?.code.startsWith('phone.') || failure?.code === 'binding.member_not_found';
  if (!failure || !ofNumber) return null;
  return failureLine(texts, failureText(texts, failure, Infinity));
}

export function PhoneScreen({ failure }: { failure: Failure | null }) {
  const { flow, texts, page, busy, verifyAgain } = useFlow();
  const countries = page?.countries.length ? page.countries : ['TW'];
  const first = countries.includes('TW') ? 'TW' : (countries[0] ?? 'TW');
  const [country, setCountry] = useState(flow.draft?.country ?? first);
  const [raw, setRaw] = useState(flow.draft?.raw ?? '');
  const [agreed, setAgreed] = useState(flow.draft?.consentVersion === page?.consentVersion);
  const [errors, setErrors] = useState<{ phone: string | null; consent: boolean } | null>(null);
  const phoneField = useRef<HTMLInputElement>(null);
  const consentBox = useRef<HTMLInputElement>(null);
  const asksConsent = Boolean(page?.consentText);
  const serverError = busy ? null : fieldErrorOf(texts, failure);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const check = await checkPhone(raw, country);
    const unticked = asksConsent && !agreed;
    if (!check.ok || unticked) {
      setErrors({ phone: check.ok ? null : fieldError(texts, check.reason, country), consent: unticked });
      (check.ok ? consentBox : phoneField).current?.focus();
      return;
    }
    setErrors(null);
    const consent = asksConsent && page ? { consentVersion: page.consentVersion } : {};
    await flow.sendCode({ raw, country, phone: check.phone, ...consent });
  };

  return (
    <Frame title={texts.phone.title} brand="picture">
      <p className="lead" id="phone-lead">
        {verifyAgain ? texts.phone.again : texts.phone.lead}
      </p>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <PhoneField
          countries={countries}
          country={country}
          onCountry={(next) => {
            setCountry(next);
            prepareCountry(next);
          }}
          value={raw}
          onChange={setRaw}
          error={errors?.phone ?? serverError}
          fieldRef={phoneField}
        />
        {asksConsent ? (
          <Consent
            text={page?.consentText ?? ''}
            checked={agreed}
            onChange={setAgreed}
            error={(errors?.consent ?? false) && !agreed}
            boxRef={consentBox}
          />
        ) : null}
        {failure && !serverError && !busy ? <Notice failure={failure} /> : null}
        <SubmitButton busy={busy === 'send'} label={texts.phone.submit} busyLabel={texts.phone.sending} />
      </form>
    </Frame>
  );
}
