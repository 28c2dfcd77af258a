import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { Contact } from '@tieline/contracts';
import { useState } from 'react';
import { useTexts } from '../../../shared/i18n.js';
import { commonTexts } from '../../../shared/texts.js';
import { useContacts } from '../../contacts/api/list-contacts.js';
import { trialTexts } from './texts.js';

type Props = {
  channelId: string;
  value: string | null;
  onChange: (contactId: string | null) => void;
  error: string | null;
};

/** One contact of a channel, found by the API as the list of contacts finds them. */
export function ContactPick({ channelId, value, onChange, error }: Props) {
  const t = useTexts(trialTexts);
  const { unnamed } = useTexts(commonTexts);
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState('');
  // the name of whoever is chosen is no search
  const [asked] = useDebouncedValue(search === chosen ? '' : search.trim(), 250);
  const contacts = useContacts({ channelId, q: asked || undefined });
  const found = contacts.data?.pages.flatMap((page) => page.items) ?? [];
  const label = ({ displayName, maskedPhone }: Contact) =>
    `${displayName ?? unnamed} · ${maskedPhone ?? t.notBound}`;
  const rows = found.map((contact) => ({ value: contact.id, label: label(contact) }));
  // somebody who was chosen stays, whatever is searched next
  if (value !== null && !rows.some((row) => row.value === value)) rows.unshift({ value, label: chosen });
  return (
    <Select
      label={t.contact}
      placeholder={t.placeholder}
      data={rows}
      filter={({ options }) => options}
      value={value}
      onChange={(id, option) => {
        setChosen(option?.label ?? '');
        onChange(id);
      }}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      allowDeselect={false}
      nothingFoundMessage={contacts.isFetching ? undefined : t.nobody}
      withAsterisk
      error={error}
      data-autofocus
    />
  );
}
