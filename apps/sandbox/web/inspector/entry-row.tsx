import { useState } from 'react';
import type { JournalEntry } from '../../src/protocol.js';
import { useLanguage, useTexts } from '../i18n/texts.js';
import { CopyButton } from '../lib/clipboard.js';
import { asCurl } from '../lib/curl.js';
import { clockTime } from '../lib/time.js';

type Props = { entry: JournalEntry; origin: string };

const outcome = (status: number | null): 'good' | 'bad' | 'odd' =>
  status === null ? 'bad' : status < 400 ? 'good' : status < 500 ? 'odd' : 'bad';

/** One request: a line, and behind it the whole of question and answer. */
export const EntryRow = ({ entry, origin }: Props) => {
  const t = useTexts();
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  return (
    <li className="entry" data-service={entry.service} data-operation={entry.operation}>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <time dateTime={entry.at}>{clockTime(entry.at, language)}</time>
          <span className={`service service-${entry.service}`}>{t.inspector.services[entry.service]}</span>
          <span className="operation">
            <strong>{entry.operation}</strong>
            <small>
              {entry.method} {entry.path}
            </small>
          </span>
          {entry.fault && <span className="fault-mark">{t.inspector.fault}</span>}
          <span className={`status status-${outcome(entry.status)}`}>
            <span className="visually-hidden">{t.inspector.status} </span>
            {entry.status ?? t.inspector.noAnswer}
          </span>
          <span className="ms">{t.inspector.ms(Math.round(entry.ms))}</span>
        </summary>
        {open && <EntryDetails entry={entry} origin={origin} />}
      </details>
    </li>
  );
};

const EntryDetails = ({ entry, origin }: Props) => {
  const t = useTexts();
  return (
    <div className="entry-details">
      <CopyButton text={asCurl(entry, origin)}>{t.inspector.copyCurl}</CopyButton>
      {entry.fault && (
        <p>
          {t.inspector.fault}：<code>{entry.fault}</code>
        </p>
      )}
      <Json title={t.inspector.request} value={entry.body} />
      <Json title={t.inspector.response} value={entry.answer} />
      <Json title={t.inspector.headers} value={entry.headers} />
    </div>
  );
};

const Json = ({ title, value }: { title: string; value: unknown }) => {
  const t = useTexts();
  const empty = value === null || value === undefined || value === '';
  return (
    <figure className="json">
      <figcaption>{title}</figcaption>
      <pre tabIndex={0}>
        {empty ? t.inspector.none : typeof value === 'string' ? value : JSON.stringify(value, null, 2)}
      </pre>
    </figure>
  );
};
