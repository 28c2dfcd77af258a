import type { TieOffer } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useRef, useState } from 'react';
import type { Failure } from '../app/failure.js';
import { useFlow } from '../app/flow-context.js';
import { Consent } from '../components/consent.js';
import { Facts } from '../components/facts.js';
import { Frame } from '../components/frame.js';
import { Notice } from '../components/notice.js';
import { SubmitButton } from '../components/submit-button.js';
import type { WebsiteTexts } from './website-texts.js';

type Props = {
  offer: TieOffer;
  t: WebsiteTexts;
  onAccept: (consentVersion: string | undefined) => Promise<void>;
  onDecline: () => Promise<void>;
};

/** Names the website, whose account there and which LINE: who was sent somebody else's link is to notice. */
export function Question({ offer, t, onAccept, onDecline }: Props) {
  const { flow, page } = useFlow();
  const [agreed, setAgreed] = useState(false);
  const [unticked, setUnticked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const box = useRef<HTMLInputElement>(null);
  // an anonymous browser brings no data of a person along
  const asksConsent = Boolean(offer.member && page?.consentText);

  async function run(work: () => Promise<void>): Promise<void> {
    if (busy) return;
    setBusy(true);
    setFailure(null);
    try {
      await work();
    } catch (error) {
      setBusy(false);
      setFailure(flow.explain(error));
    }
  }

  function accept(): void {
    setUnticked(asksConsent && !agreed);
    if (asksConsent && !agreed) return box.current?.focus();
    void run(() => onAccept(asksConsent ? page?.consentVersion : undefined));
  }

  return (
    <Frame title={t.title} brand="picture">
      <p className="lead">{format(t.lead, { brand: offer.brandName })}</p>
      <Facts rows={factsOf(offer, t)} />
      {offer.message === 'usedUp' ? <p className="quiet">{t.usedUp}</p> : null}
      {asksConsent ? (
        <Consent
          text={page?.consentText ?? ''}
          checked={agreed}
          onChange={setAgreed}
          error={unticked && !agreed}
          boxRef={box}
        />
      ) : null}
      {failure ? <Notice failure={failure} /> : null}
      <div className="actions">
        <SubmitButton busy={busy} label={t.accept} busyLabel={t.accepting} onClick={accept} />
        <button type="button" className="button button-plain" onClick={() => void run(onDecline)}>
          {t.decline}
        </button>
      </div>
    </Frame>
  );
}

function factsOf(
  { host, beganSecondsAgo, device, member, lineName }: TieOffer,
  t: WebsiteTexts,
): [string, string | null][] {
  const minutes = Math.floor(beganSecondsAgo / 60);
  const ago = minutes === 0 ? t.just : format(t.minutes, { count: String(minutes) });
  return [
    [t.site, host],
    [t.began, `${ago} · ${t.device[device]}`],
    [t.member, member ? member.maskedName : t.guest],
    [t.number, member?.maskedNumber ?? null],
    [t.line, lineName],
  ];
}
