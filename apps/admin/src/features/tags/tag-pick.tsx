import { Select } from '@mantine/core';
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
  /** empty: none is chosen yet */
  value: string;
  onChange: (tagId: string) => void;
  error?: ReactNode;
};

/** Value of the row that makes a new tag; never an id. */
const createRow = 'create';
const nameLimit = 50;

/** One tag, found by its name or made anew. */
export function TagPick({ label, value, onChange, error }: Props) {
  const t = useTexts(tagTexts);
  const errorText = useErrorText();
  const tags = useTags();
  const create = useCreateTag();
  const mayCreate = mayTag(useSession().role);
  const [search, setSearch] = useState('');
  const rows = (tags.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const name = search.trim().slice(0, nameLimit);
  const known = rows.some((row) => row.label.toLowerCase() === name.toLowerCase());
  // archived meanwhile: it stays chosen, and says so
  if (tags.data && value !== '' && !rows.some((row) => row.value === value))
    rows.push({ value, label: t.gone });
  if (name && !known && mayCreate && name !== t.gone)
    rows.push({ value: createRow, label: format(t.create, { name }) });

  function choose(next: string | null): void {
    if (next === null) return;
    if (next !== createRow) return onChange(next);
    create.mutate({ name, category: null, validDays: null }, { onSuccess: ({ id }) => onChange(id) });
  }

  const failed = create.error ? errorText(create.error) : null;
  return (
    <Select
      label={label}
      placeholder={t.placeholder}
      data={rows}
      value={value === '' ? null : value}
      onChange={choose}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      allowDeselect={false}
      withAsterisk
      nothingFoundMessage={mayCreate ? t.nothing : t.noResult}
      disabled={create.isPending}
      error={failed ? `${failed.title} ${failed.detail}` : error}
    />
  );
}
