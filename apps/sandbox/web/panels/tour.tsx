import { useState } from 'react';
import { useTexts } from '../i18n/texts.js';
import { CopyButton } from '../lib/clipboard.js';
import { CheckIcon } from '../lib/icons.js';

type Props = {
  done: 0 | 1 | 2 | 3;
  phoneNumber: string;
  code: string | null;
  skipped: boolean;
  onSkip: (skipped: boolean) => void;
};

const remembered = 'tieline.sandbox.tour';

/** Skipping is remembered on this browser. */
export const useTourSkipped = (): [boolean, (skipped: boolean) => void] => {
  const [skipped, setSkipped] = useState(() => localStorage.getItem(remembered) === 'skipped');
  return [
    skipped,
    (next) => {
      if (next) localStorage.setItem(remembered, 'skipped');
      else localStorage.removeItem(remembered);
      setSkipped(next);
    },
  ];
};

/** Three steps that tick themselves off as they are seen to happen. */
export const Tour = ({ done, phoneNumber, code, skipped, onSkip }: Props) => {
  const t = useTexts();
  if (skipped)
    return (
      <button type="button" className="button button-quiet tour-restart" onClick={() => onSkip(false)}>
        {t.tour.restart}
      </button>
    );
  return (
    <section className="tour" aria-label={t.tour.title}>
      <header className="tour-header">
        <h2>{t.tour.title}</h2>
        <span aria-label={t.tour.progress(done)} role="img" className="tour-progress" data-done={done}>
          <i />
          <i />
          <i />
        </span>
        <button type="button" className="button button-quiet button-small" onClick={() => onSkip(true)}>
          {done === 3 ? t.page.close : t.tour.skip}
        </button>
      </header>
      <ol className="tour-steps">
        {t.tour.steps.map((step, index) => (
          <li
            key={step}
            className="tour-step"
            data-state={index < done ? 'done' : index === done ? 'now' : 'later'}
            aria-current={index === done ? 'step' : undefined}
          >
            <span className="tour-number" aria-hidden="true">
              {index < done ? <CheckIcon /> : index + 1}
            </span>
            <div>
              <strong>{step}</strong>
              {index === done && <p>{t.tour.hints[index]}</p>}
            </div>
            {index === 1 && done <= 1 && <CopyButton text={phoneNumber}>{t.tour.copyNumber}</CopyButton>}
            {index === 2 && done === 2 && code && <CopyButton text={code}>{t.tour.copyCode}</CopyButton>}
          </li>
        ))}
      </ol>
      <p className="tour-done" role="status">
        {done === 3 && (
          <>
            <strong>{t.tour.done}</strong> {t.tour.next}
          </>
        )}
      </p>
    </section>
  );
};
