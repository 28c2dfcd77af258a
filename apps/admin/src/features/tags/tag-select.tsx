import { MultiSelect } from '@mantine/core';
import { format } from '@tieline/web';
import { useState, type ReactNode } from 'react';
import { useErrorText } from '../../components/use-error-text.js';
import { useTexts } from '../../shared/i18n.js';
import { mayTag } from '../../shared/roles.js';
import { useSession } from '../session/api/get-session.js';
import { useCreateTag } from './api/create-tag.js';
import { useTags } from './api/list-tags.js';
import { tagTexts } from './texts.js';

type Props = {
  label: string;
  description: string;
  value?: string[];
  onChange: (tagIds: string[]) => void;
  error?: ReactNode;
  max: number;
};

/** Value of the row that makes a new tag; never an id. */
const createRow = 'create';
const nameLimit = 50;

export function TagSelect({ label, description, value = [], onChange, error, max }: Props) {
  const t = useTexts(tagTexts);
  const errorText = useErrorText();
  const tags = useTags();
  const create = useCreateTag();
  const mayCreate = mayTag(useSession().role);
  const [search, setSearch] = useState('');
  const items = tags.data?.items ?? [];
  const name = search.trim().slice(0, nameLimit);
  const known = items.some((tag) => tag.name.toLowerCase() === name.toLowerCase());
  const rows = items.map((tag) => ({ value: tag.id, label: tag.name }));
  // an id whose tag is not in the list yet would show as a bare uuid
  const shown = value.filter((id) => rows.some((row) => row.value === id));
  if (name && !known && mayCreate) rows.push({ value: createRow, label: format(t.create, { name }) });

  function change(next: string[]): void {
    const picked = next.filter((id) => id !== createRow);
    const hidden = value.filter((id) => !shown.includes(id));
    onChange([...hidden, ...picked]);
    if (!next.includes(createRow)) return;
    create.mutate(
      { name, category: null, validDays: null },
      {
        onSuccess: (tag) => {
          setSearch('');
          onChange([...hidden, ...picked, tag.id]);
        },
      },
    );
  }

  const failed = create.error ? errorText(create.error) : null;
  return (
    <MultiSelect
      label={label}
      description={description}
      placeholder={shown.length === 0 ? t.placeholder : undefined}
      data={rows}
      value={shown}
      onChange={change}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      hidePickedOptions
      maxValues={max}
      nothingFoundMessage={mayCreate ? t.nothing : t.noResult}
      disabled={create.isPending}
      error={failed ? `${failed.title} ${failed.detail}` : error}
    />
  );
}
