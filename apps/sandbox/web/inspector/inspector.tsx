import { useState } from 'react';
import type { JournalEntry, Service } from '../../src/protocol.js';
import { useTexts } from '../i18n/texts.js';
import { EventsIcon } from '../lib/icons.js';
import { Panel } from '../lib/panel.js';
import { EntryRow } from './entry-row.js';
import { matching, shownServices } from './services.js';

type Props = { entries: readonly JournalEntry[]; origin: string };

/** One timeline of everything that went between the product and the world, newest first. */
export const Inspector = ({ entries, origin }: Props) => {
  const t = useTexts();
  const [service, setService] = useState<Service | 'all'>('all');
  const [words, setWords] = useState('');
  const shown = matching(entries, service, words);
  const clear = () => {
    setService('all');
    setWords('');
  };
  return (
    <Panel
      title={t.inspector.title}
      note={t.inspector.note}
      className="inspector"
      aside={<span className="count">{t.inspector.count(shown.length, entries.length)}</span>}
    >
      <div className="filters">
        <div className="chips" role="group" aria-label={t.inspector.filter}>
          {(['all', ...shownServices] as const).map((one) => (
            <button
              key={one}
              type="button"
              className={`chip chip-${one}`}
              aria-pressed={service === one}
              onClick={() => setService(one)}
            >
              {one === 'all' ? t.inspector.all : t.inspector.services[one]}
            </button>
          ))}
        </div>
        <input
          type="search"
          className="search"
          aria-label={t.inspector.search}
          placeholder={t.inspector.searchShort}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </div>
      {entries.length === 0 && (
        <div className="empty empty-tall">
          <EventsIcon />
          <p>{t.inspector.empty}</p>
        </div>
      )}
      {entries.length > 0 && shown.length === 0 && (
        <p className="empty">
          {t.inspector.noResult}{' '}
          <button type="button" className="button button-small" onClick={clear}>
            {t.inspector.clearFilter}
          </button>
        </p>
      )}
      {shown.length > 0 && (
        <ol className="timeline" aria-label={t.inspector.title} tabIndex={0}>
          {shown.map((entry) => (
            <EntryRow key={entry.id} entry={entry} origin={origin} />
          ))}
        </ol>
      )}
    </Panel>
  );
};
