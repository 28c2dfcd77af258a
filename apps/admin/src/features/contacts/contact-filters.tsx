import { Button, Group, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTexts } from '../../shared/i18n.js';
import { contactSorts } from '../../shared/search.js';
import { commonTexts } from '../../shared/texts.js';
import { useTags } from '../tags/api/list-tags.js';
import type { ContactFilter } from './api/list-contacts.js';
import { ChannelFilter } from './channel-filter.js';
import { choicesOf } from './filter-choices.js';
import { contactTexts } from './texts.js';

type Props = {
  filter: ContactFilter;
  onChange: (change: ContactFilter) => void;
  onClear: () => void;
};

const all = 'all';
const friendships = ['friend', 'blocked', 'unknown'] as const;

export function ContactFilters({ filter, onChange, onClear }: Props) {
  const t = useTexts(contactTexts);
  const common = useTexts(commonTexts);
  const tags = useTags();
  const [typed, setTyped] = useState(filter.q ?? '');
  // the address may change without this field: by the search from anywhere, Back, or a button that clears
  const [seen, setSeen] = useState(filter.q);
  const [asked, setAsked] = useState(filter.q);
  if (filter.q !== seen) {
    setSeen(filter.q);
    if (filter.q !== asked) setTyped(filter.q ?? '');
  }
  const search = useDebouncedCallback((text: string) => {
    const q = text.trim() || undefined;
    setAsked(q);
    onChange({ q });
  }, 300);
  const router = useRouter();
  // Who opens a contact in the moment after typing wants the contact, not the search.
  useEffect(
    () => router.subscribe('onBeforeNavigate', ({ pathChanged }) => pathChanged && search.cancel()),
    [router, search],
  );
  const { sort = contactSorts[0], ...narrowing } = filter;
  const filtered = Object.values(narrowing).some((value) => value !== undefined);
  return (
    <Group gap="sm" align="flex-end" component="search">
      <TextInput
        type="search"
        label={t.search}
        placeholder={t.searchHint}
        leftSection={<IconSearch size={18} aria-hidden />}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          search(event.currentTarget.value);
        }}
        flex="1 1 260px"
        maw={420}
      />
      <ChannelFilter value={filter.channelId} onChange={(channelId) => onChange({ channelId })} />
      <Select
        label={t.binding}
        data={[
          { value: all, label: t.bindingAll },
          { value: 'bound', label: t.states.bound },
          { value: 'unbound', label: t.states.unbound },
        ]}
        value={filter.binding ?? all}
        onChange={(value) =>
          onChange({ binding: value === 'bound' || value === 'unbound' ? value : undefined })
        }
        allowDeselect={false}
        w={140}
      />
      <Select
        label={t.friendship}
        data={[
          { value: all, label: t.bindingAll },
          ...friendships.map((value) => ({ value, label: t.friendships[value] })),
        ]}
        value={filter.friend ?? all}
        onChange={(value) => onChange({ friend: friendships.find((known) => known === value) })}
        allowDeselect={false}
        w={140}
      />
      <Select
        label={t.tag}
        data={[{ value: all, label: t.tagAll }, ...choicesOf(tags.data?.items, filter.tagId, t.tagGone)]}
        value={filter.tagId ?? all}
        onChange={(value) => onChange({ tagId: value === all ? undefined : (value ?? undefined) })}
        allowDeselect={false}
        searchable
        w={160}
      />
      {!filter.result && (
        // the cards of a phone have no headings to press
        <Select
          hiddenFrom="md"
          label={t.sort}
          data={contactSorts.map((value) => ({ value, label: t.sorts[value] }))}
          value={sort}
          onChange={(value) => onChange({ sort: contactSorts.find((known) => known === value) })}
          allowDeselect={false}
          w={140}
        />
      )}
      {filtered && (
        <Button
          variant="subtle"
          onClick={() => {
            setTyped('');
            search.cancel();
            onClear();
          }}
        >
          {common.clearFilters}
        </Button>
      )}
    </Group>
  );
}
