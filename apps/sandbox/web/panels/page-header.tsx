import { useTexts, useLanguage, pageLanguages, type PageLanguage } from '../i18n/texts.js';

type Props = { consoleUrl: string | null; onLanguage: (language: PageLanguage) => void };

export const PageHeader = ({ consoleUrl, onLanguage }: Props) => {
  const t = useTexts();
  const language = useLanguage();
  return (
    <header className="page-header">
      <a className="skip-link" href="#phone">
        {t.page.skipToPhone}
      </a>
      <p className="wordmark">
        <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
          <rect width="32" height="32" rx="9" fill="currentColor" />
          <path
            d="M11 11.5a4.5 4.5 0 0 0 0 9h3M21 11.5a4.5 4.5 0 0 1 0 9h-3M11.5 16h9"
            fill="none"
            stroke="#fff"
            strokeWidth="2.6"
            strokeLinecap="round"
          />
        </svg>
        <span>Tieline</span>
      </p>
      <p className="chip-sandbox" title={t.page.sandboxHint}>
        {t.page.sandbox}
      </p>
      <p className="page-header-hint">{t.page.sandboxHint}</p>
      <div className="page-header-end">
        <div className="segmented" role="group" aria-label={t.controls.language}>
          {pageLanguages.map((one) => (
            <button
              key={one}
              type="button"
              lang={one}
              aria-pressed={one === language}
              onClick={() => onLanguage(one)}
            >
              {t.controls.languages[one]}
            </button>
          ))}
        </div>
        {consoleUrl && (
          <a className="button button-quiet" href={consoleUrl} target="_blank" rel="noreferrer">
            {t.page.console} <span aria-hidden="true">↗</span>
          </a>
        )}
      </div>
    </header>
  );
};
