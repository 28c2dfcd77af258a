import { Loader, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { format } from '@tieline/web';
import { useId, useState, type KeyboardEvent } from 'react';
import { ErrorNote } from '../../../components/error-note.js';
import { useTexts } from '../../../shared/i18n.js';
import { shellTexts } from '../texts.js';
import { useFind, type Hit } from './find.js';

/** Contacts and pages from anywhere: a field with a list that the arrow keys go through. */
export function SearchDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts(shellTexts);
  const navigate = useNavigate();
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const [asked] = useDebouncedValue(typed, 200);
  const { hits, pending, error } = useFind(asked);
  const waiting = pending || asked !== typed;

  function open(hit: Hit): void {
    onClose();
    if ('contactId' in hit) void navigate({ to: hit.to, params: { contactId: hit.contactId } });
    else if ('q' in hit) void navigate({ to: hit.to, search: { q: hit.q } });
    else void navigate({ to: hit.to });
  }

  function press(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const hit = hits[active];
    if (event.nativeEvent.isComposing) return;
    if (step) setActive((active + step + hits.length) % Math.max(1, hits.length));
    else if (event.key === 'Enter' && hit && asked === typed) open(hit);
    else return;
    event.preventDefault();
  }

  return (
    <Modal opened onClose={onClose} title={t.search} size="lg" yOffset="10vh">
      <Stack gap="sm">
        <TextInput
          type="search"
          role="combobox"
          aria-label={t.search}
          aria-expanded={hits.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={hits[active] ? `${listId}-${active}` : undefined}
          placeholder={t.searchHint}
          leftSection={<IconSearch size={18} aria-hidden />}
          rightSection={waiting ? <Loader size={16} aria-hidden /> : null}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setActive(0);
          }}
          onKeyDown={press}
          data-autofocus
        />
        <ErrorNote error={error} />
        <div role="listbox" id={listId} aria-label={t.searchResults} className="tl-hits">
          {hits.map((hit, index) => (
            <div
              key={hit.key}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              className="tl-hit"
              onMouseEnter={() => setActive(index)}
              onClick={() => open(hit)}
            >
              <span className="tl-ellipsis">{hit.label}</span>
              <Text component="span" size="sm" c="dimmed">
                {hit.note}
              </Text>
            </div>
          ))}
        </div>
        <Text size="sm" c="dimmed" role="status">
          {waiting ? t.searching : hits.length > 0 ? format(t.hits, { count: hits.length }) : t.noHits}
        </Text>
      </Stack>
    </Modal>
  );
}
