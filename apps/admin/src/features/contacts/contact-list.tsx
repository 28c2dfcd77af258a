import { Button, Stack } from '@mantine/core';
import { IconAddressBook, IconSearch } from '@tabler/icons-react';
import { format } from '@tieline/web';
import { MoreRows } from '../../components/data-table.js';
import { Loaded, SkeletonRows } from '../../components/loaded.js';
import { Panel } from '../../components/panel.js';
import { useFormat } from '../../shared/dates.js';
import { useTexts } from '../../shared/i18n.js';
import { contactSorts, type ContactSort } from '../../shared/search.js';
import { commonTexts } from '../../shared/texts.js';
import { useContacts, type ContactFilter } from './api/list-contacts.js';
import { ContactTable } from './contact-table.js';
import { contactTexts } from './texts.js';

type Props = { filter: ContactFilter; onSort: (sort: ContactSort) => void; onClear: () => void };

export function ContactList({ filter, onSort, onClear }: Props) {
  const t = useTexts(contactTexts);
  const { number } = useFormat();
  const contacts = useContacts(filter);
  return (
    <Loaded query={contacts} skeleton={<SkeletonRows rows={6} height={52} />}>
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.items);
        if (rows.length === 0) return <NoContacts filter={filter} onClear={onClear} />;
        return (
          <Stack>
            <ContactTable
              contacts={rows}
              sort={filter.sort ?? contactSorts[0]}
              onSort={filter.result ? undefined : onSort}
            />
            <MoreRows
              count={format(t.shown, { count: number(rows.length) })}
              hasMore={contacts.hasNextPage}
              loading={contacts.isFetchingNextPage}
              onMore={() => void contacts.fetchNextPage()}
            />
          </Stack>
        );
      }}
    </Loaded>
  );
}

function NoContacts({ filter: { sort: _sort, ...filter }, onClear }: Omit<Props, 'onSort'>) {
  const t = useTexts(contactTexts);
  const common = useTexts(commonTexts);
  if (Object.values(filter).some((value) => value !== undefined)) {
    return (
      <Panel
        icon={<IconSearch />}
        title={t.noResult}
        actions={<Button onClick={onClear}>{common.clearFilters}</Button>}
      />
    );
  }
  return (
    <Panel icon={<IconAddressBook />} title={t.empty} tone="brand">
      {t.emptyText}
    </Panel>
  );
}
