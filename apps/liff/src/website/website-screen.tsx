import type { TieOffer, TieResult, acceptTie, declineTie, offerTie } from '@tieline/contracts';
import { endpoint } from '@tieline/web';
import { useEffect, useState } from 'react';
import { shopPatience } from '../app/api.js';
import type { Failure } from '../app/failure.js';
import { useFlow } from '../app/flow-context.js';
import { failureText } from '../components/failure-text.js';
import { Frame } from '../components/frame.js';
import { ContactButton, LeaveButton } from '../components/leave-button.js';
import { RequestId } from '../components/request-id.js';
import { LoadingScreen } from '../screens/loading-screen.js';
import { Question } from './question.js';
import { websiteTexts, type WebsiteTexts } from './website-texts.js';

const routes = {
  offer: endpoint<typeof offerTie>('POST', '/api/liff/social-binding/offer'),
  accept: endpoint<typeof acceptTie>('POST', '/api/liff/social-binding/ties'),
  decline: endpoint<typeof declineTie>('POST', '/api/liff/social-binding/refusals'),
};

type State =
  | { name: 'loading' }
  | { name: 'refused'; failure: Failure }
  | { name: 'asks'; offer: TieOffer }
  | { name: 'declined' }
  | { name: 'done'; result: TieResult };

/** A website's link was opened: which one, whose account there, and nothing happens before the person says yes. */
export function WebsiteScreen({ token }: { token: string }) {
  const { flow, locale } = useFlow();
  const t = websiteTexts[locale === 'en' ? 'en' : 'zh-TW'];
  const [state, setState] = useState<State>({ name: 'loading' });
  useEffect(() => {
    let current = true;
    void flow.client
      .call(routes.offer, { body: { token } })
      .then(
        (offer): State => ({ name: 'asks', offer }),
        async (error: unknown): Promise<State> => {
          const failure = flow.explain(error);
          if (failure.code !== 'social.link_used') return { name: 'refused', failure };
          // it ties nothing any more: only whoever used it, and comes back to this page, hears how it ended
          return flow.client.call(routes.accept, { body: { token } }).then(
            (result): State => ({ name: 'done', result }),
            (): State => ({ name: 'refused', failure }),
          );
        },
      )
      .then((next) => current && setState(next));
    return () => {
      current = false;
    };
  }, [flow, token]);

  const accept = async (consentVersion: string | undefined): Promise<void> => {
    const body = { token, ...(consentVersion && { consentVersion }) };
    setState({ name: 'done', result: await flow.client.call(routes.accept, { body, ...shopPatience }) });
  };
  const decline = async (): Promise<void> => {
    await flow.client.call(routes.decline, { body: { token } });
    setState({ name: 'declined' });
  };

  switch (state.name) {
    case 'loading':
      return <LoadingScreen />;
    case 'refused':
      return <Refused failure={state.failure} />;
    case 'asks':
      return <Question offer={state.offer} t={t} onAccept={accept} onDecline={decline} />;
    case 'declined':
      return <Result title={t.declinedTitle} text={t.declined} />;
    case 'done':
      return state.result.outcome === 'bound' ? (
        <Result done title={t.doneTitle} text={doneText(t, state.result.message)} />
      ) : (
        <Result title={t.contestedTitle} text={t.contested} />
      );
  }
}

function doneText(t: WebsiteTexts, message: TieResult['message']) {
  if (message === 'usedUp') return t.usedUp;
  return message === 'push' ? t.donePush : t.done;
}

function Result({ title, text, done = false }: { title: string; text: string; done?: boolean }) {
  return (
    <Frame title={title} mark={done ? 'done' : 'attention'}>
      <p className="lead">{text}</p>
      <div className="actions">
        <LeaveButton primary />
      </div>
    </Frame>
  );
}

function Refused({ failure }: { failure: Failure }) {
  const { flow, texts } = useFlow();
  const [shownAt] = useState(() => Date.now());
  const { title, detail } = failureText(texts, failure, shownAt);
  const final = /^(social|member_link)\./.test(failure.code);
  return (
    <Frame title={title} mark="attention">
      <p className="lead">{detail}</p>
      <div className="actions">
        {final ? null : (
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
