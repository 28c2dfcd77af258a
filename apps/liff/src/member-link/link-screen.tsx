import type { MemberLinkOffer, acceptMemberLink, offerMemberLink } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { useEffect, useRef, useState } from 'react';
import { shopPatience } from '../app/api.js';
import type { Failure } from '../app/failure.js';
import { useFlow } from '../app/flow-context.js';
import { Consent } from '../components/consent.js';
import { Facts } from '../components/facts.js';
import { failureText } from '../components/failure-text.js';
import { Frame } from '../components/frame.js';
import { ContactButton, LeaveButton } from '../components/leave-button.js';
import { Notice } from '../components/notice.js';
import { RequestId } from '../components/request-id.js';
import { SubmitButton } from '../components/submit-button.js';
import { LoadingScreen } from '../screens/loading-screen.js';
import { linkTexts } from './link-texts.js';

const routes = {
  offer: endpoint<typeof offerMemberLink>('POST', '/api/liff/member-links/offer'),
  accept: endpoint<typeof acceptMemberLink>('POST', '/api/liff/member-links'),
};

const spent: ReadonlySet<Failure['code']> = new Set(['member_link.used', 'member_link.expired']);

/** A signed link was opened: whose it is, masked, and nothing happens before the person says yes. */
export function LinkScreen({ token, bound }: { token: string; bound: boolean }) {
  const { flow } = useFlow();
  const [offer, setOffer] = useState<MemberLinkOffer | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    let current = true;
    flow.client.call(routes.offer, { body: { token }, ...shopPatience }).then(
      (next) => current && setOffer(next),
      (error: unknown) => {
        if (!current) return;
        const refused = flow.explain(error);
        // whoever was linked by it, and comes back to this page, is told so
        if (bound && spent.has(refused.code)) flow.skipLink();
        else setFailure(refused);
      },
    );
    return () => {
      current = false;
    };
  }, [flow, token, bound]);
  if (failure) return <Refused failure={failure} />;
  if (!offer) return <LoadingScreen />;
  return offer.bound === 'no' ? <Offer token={token} offer={offer} /> : <Bound bound={offer.bound} />;
}

function useLinkTexts() {
  return linkTexts[useFlow().locale === 'en' ? 'en' : 'zh-TW'];
}

function Offer({ token, offer }: { token: string; offer: MemberLinkOffer }) {
  const { flow, page } = useFlow();
  const t = useLinkTexts();
  const [agreed, setAgreed] = useState(false);
  const [unticked, setUnticked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const box = useRef<HTMLInputElement>(null);
  const asksConsent = Boolean(page?.consentText);

  async function accept(): Promise<void> {
    if (busy) return;
    setUnticked(asksConsent && !agreed);
    if (asksConsent && !agreed) return box.current?.focus();
    setBusy(true);
    setFailure(null);
    try {
      const consent = asksConsent && page ? { consentVersion: page.consentVersion } : {};
      flow.concludeLink(
        await flow.client.call(routes.accept, { body: { token, ...consent }, ...shopPatience }),
      );
    } catch (error) {
      setBusy(false);
      const refused = flow.explain(error);
      // an answer may have got lost on its way: where things stand decides
      if (spent.has(refused.code)) void flow.start();
      else setFailure(refused);
    }
  }

  const rows: [string, string | null][] = [
    [t.name, offer.maskedName],
    [t.number, offer.maskedNumber],
    [t.line, offer.lineName],
  ];
  return (
    <Frame title={t.title} brand="picture">
      <p className="lead">{t.lead}</p>
      <Facts rows={rows} />
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
        <SubmitButton busy={busy} label={t.accept} busyLabel={t.accepting} onClick={() => void accept()} />
        <LeaveButton />
      </div>
    </Frame>
  );
}

function Bound({ bound }: { bound: 'same' | 'other' }) {
  const { flow } = useFlow();
  const t = useLinkTexts();
  return (
    <Frame title={bound === 'same' ? t.title : t.otherTitle} mark={bound === 'same' ? 'done' : 'attention'}>
      <p className="lead">{t[bound]}</p>
      <div className="actions">
        <button type="button" className="button" onClick={flow.showCard}>
          {t.card}
        </button>
        <LeaveButton />
      </div>
    </Frame>
  );
}

function Refused({ failure }: { failure: Failure }) {
  const { flow, texts } = useFlow();
  const t = useLinkTexts();
  const [shownAt] = useState(() => Date.now());
  const { title, detail } = failureText(texts, failure, shownAt);
  const final = failure.code.startsWith('member_link.');
  return (
    <Frame title={title} mark="attention">
      <p className="lead">{detail}</p>
      <div className="actions">
        {final ? (
          <button type="button" className="button" onClick={flow.skipLink}>
            {t.byPhone}
          </button>
        ) : (
          <button type="button" className="button" onClick={() => void flow.start()}>
            {texts.actions.retry}
          </button>
        )}
        <ContactButton />
        <LeaveButton />
      </div>
      <RequestId id={failure.requestId} />
    </Frame>
  );
}
