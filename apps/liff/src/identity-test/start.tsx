import { useEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { LiffSdk } from '../app/liff-sdk.js';
import { pickLocale } from '../texts/index.js';
import { runIdentityTest, type TestStep } from './run-identity-test.js';
import { identityTestTexts } from './texts.js';

type Link = { liffId: string; token: string };

/** The page behind a staff member's test link: not part of what customers load. */
export function startIdentityTest(root: HTMLElement, link: Link): void {
  root.replaceChildren();
  createRoot(root).render(<IdentityTestPage {...link} />);
}

const locale = pickLocale(navigator.language);

function IdentityTestPage({ liffId, token }: Link) {
  const t = identityTestTexts[locale];
  const [{ step, sdk }, setState] = useState<{ step: TestStep; sdk: LiffSdk | null }>({
    step: { name: 'loading' },
    sdk: null,
  });
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = t.title;
    document.documentElement.lang = locale === 'zh-TW' ? 'zh-Hant-TW' : locale;
    void runIdentityTest({ liffId, token, locale }, (next, line) => setState({ step: next, sdk: line }));
  }, [liffId, token, t]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [step.name]);
  const title = titleOf(step);
  return (
    <main className="frame">
      <div className="body">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <Step step={step} />
        {sdk?.isInClient() ? (
          <div className="actions">
            <button type="button" className="button button-plain" onClick={() => sdk.closeWindow()}>
              {t.close}
            </button>
          </div>
        ) : null}
      </div>
    </main>
  );
}

function titleOf(step: TestStep): string {
  const t = identityTestTexts[locale];
  switch (step.name) {
    case 'done':
      return t.doneTitle;
    case 'write':
      return t.writeTitle;
    case 'signIn':
      return t.signInTitle;
    case 'refused':
      return step.title;
    case 'noToken':
    case 'noLine':
      return t.failedTitle;
    case 'loading':
    case 'sending':
      return t.title;
  }
}

function Step({ step }: { step: TestStep }) {
  const t = identityTestTexts[locale];
  switch (step.name) {
    case 'loading':
    case 'sending':
    case 'done':
    case 'noToken':
    case 'noLine':
      return (
        <p className="lead" role="status">
          {t[step.name]}
        </p>
      );
    case 'refused':
      return <p className="lead">{step.detail}</p>;
    case 'signIn':
      return (
        <div className="actions">
          <button type="button" className="button" onClick={step.signIn}>
            {t.signIn}
          </button>
        </div>
      );
    case 'write':
      return (
        <>
          <p className="lead">{t.write}</p>
          {step.profileFound ? null : <p className="quiet">{t.unreadable}</p>}
          {step.chatUrl ? (
            <div className="actions">
              <a className="button" href={step.chatUrl}>
                {t.openChat}
              </a>
            </div>
          ) : null}
          <p>
            {t.copyHint} <strong>{step.text}</strong>
          </p>
        </>
      );
  }
}
