import { Text } from '@mantine/core';
import { IconSearch, IconTag } from '@tabler/icons-react';
import type { Tag } from '@tieline/contracts';
import { format } from '@tieline/web';
import { DataTable, type Column } from '../../components/data-table.js';
import { ButtonLink } from '../../components/links.js';
import { Loaded, SkeletonRows } from '../../components/loaded.js';
import { Panel } from '../../components/panel.js';
import { useFormat } from '../../shared/dates.js';
import { useTexts } from '../../shared/i18n.js';
import { commonTexts } from '../../shared/texts.js';
import { useTagList } from './api/list-tags.js';
import { TagMenu } from './tag-menu.js';
import { TagUses } from './tag-uses.js';
import { tagTexts } from './texts.js';

type Props = { archived: boolean; search: string; mayChange: boolean };

export function TagList({ archived, search, mayChange }: Props) {
  const tags = useTagList(archived);
  const wanted = search.trim().toLowerCase();
  return (
    <Loaded query={tags} skeleton={<SkeletonRows rows={4} height={52} />}>
      {({ items }) => {
        const rows = items.filter(({ name, category }) =>
          [name, category ?? ''].some((text) => text.toLowerCase().includes(wanted)),
        );
        if (rows.length === 0) return <NoTags archived={archived} searched={wanted !== ''} />;
        return <TagTable tags={rows} mayChange={mayChange} />;
      }}
    </Loaded>
  );
}

function NoTags({ archived, searched }: { archived: boolean; searched: boolean }) {
  const t = useTexts(tagTexts);
  const { clearFilters } = useTexts(commonTexts);
  if (searched) {
    return (
      <Panel
        icon={<IconSearch />}
        title={t.noResult}
        actions={<ButtonLink to="/tags">{clearFilters}</ButtonLink>}
      />
    );
  }
  if (archived) return <Panel icon={<IconTag />} title={t.emptyArchived} />;
  return (
    <Panel icon={<IconTag />} title={t.empty} tone="brand">
      {t.emptyText}
    </Panel>
  );
}

function TagTable({ tags, mayChange }: { tags: readonly Tag[]; mayChange: boolean }) {
  const t = useTexts(tagTexts);
  const { none } = useTexts(commonTexts);
  const { number } = useFormat();
  const columns: Column<Tag>[] = [
    {
      key: 'name',
      label: t.columns.name,
      cell: ({ name }) => (
        <Text fw={600} className="tl-wrap">
          {name}
        </Text>
      ),
    },
    { key: 'category', label: t.columns.category, cell: ({ category }) => category ?? none },
    { key: 'contacts', label: t.columns.contacts, align: 'right', cell: ({ contacts }) => number(contacts) },
    {
      key: 'lastWeek',
      label: t.columns.lastWeek,
      align: 'right',
      cell: ({ addedLastWeek }) => (addedLastWeek > 0 ? `+${number(addedLastWeek)}` : '0'),
    },
    {
      key: 'valid',
      label: t.columns.valid,
      cell: ({ validDays }) =>
        validDays === null ? t.forever : format(t.days, { count: number(validDays) }),
    },
    { key: 'uses', label: t.columns.uses, cell: ({ uses }) => <TagUses uses={uses} /> },
    {
      key: 'actions',
      label: t.columns.actions,
      cell: (tag) => <TagMenu tag={tag} mayChange={mayChange} />,
    },
  ];
  return <DataTable caption={t.caption} columns={columns} rows={tags} rowKey={({ id }) => id} />;
}
