import { Button, Card, Center, Stack, Table, Text, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconSelector } from '@tabler/icons-react';
import { Fragment, type ReactNode } from 'react';
import { useTexts } from '../shared/i18n.js';
import { commonTexts } from '../shared/texts.js';

export type Column<T> = {
  key: string;
  label: string;
  cell: (row: T) => ReactNode;
  align?: 'right';
  /** the list can be sorted by it; `direction` null: it is sorted by something else */
  sort?: { direction: 'ascending' | 'descending' | null; onSort: () => void };
};

type Props<T> = {
  /** read with the table, not shown */
  caption: string;
  /** the first one names the row */
  columns: readonly Column<T>[];
  rows: readonly T[];
  rowKey: (row: T) => string;
};

/** A table on a wide screen, a list of cards on a phone; one source for both. */
export function DataTable<T>({ caption, columns, rows, rowKey }: Props<T>) {
  return (
    <>
      <Card withBorder className="tl-card" p={0} visibleFrom="md">
        <Table verticalSpacing="sm" horizontalSpacing="md" highlightOnHover>
          <Table.Caption className="tl-hidden">{caption}</Table.Caption>
          <Table.Thead>
            <Table.Tr>
              {columns.map(({ key, label, align, sort }) => (
                <Table.Th key={key} scope="col" ta={align} aria-sort={sort && (sort.direction ?? 'none')}>
                  {sort ? <SortButton label={label} {...sort} /> : label}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={rowKey(row)}>
                {columns.map(({ key, cell, align }) => (
                  <Table.Td key={key} ta={align} className={align && 'tl-count'}>
                    {cell(row)}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Card>
      <Stack component="ul" gap="xs" className="tl-list" hiddenFrom="md" aria-label={caption}>
        {rows.map((row) => (
          <Card key={rowKey(row)} component="li" withBorder className="tl-card" p="sm">
            <RowCard row={row} columns={columns} />
          </Card>
        ))}
      </Stack>
    </>
  );
}

function SortButton({ label, direction, onSort }: NonNullable<Column<unknown>['sort']> & { label: string }) {
  const Icon =
    direction === null ? IconSelector : direction === 'ascending' ? IconChevronUp : IconChevronDown;
  return (
    <UnstyledButton className="tl-sort" onClick={onSort}>
      {label}
      <Icon size={16} aria-hidden />
    </UnstyledButton>
  );
}

function RowCard<T>({ row, columns }: { row: T; columns: readonly Column<T>[] }) {
  const [title, ...rest] = columns;
  return (
    <>
      {title?.cell(row)}
      <dl className="tl-fields">
        {rest.map(({ key, label, cell }) => (
          <Fragment key={key}>
            <dt>{label}</dt>
            <dd>{cell(row)}</dd>
          </Fragment>
        ))}
      </dl>
    </>
  );
}

type MoreProps = { hasMore: boolean; loading: boolean; onMore: () => void; count: string };

/** Foot of a keyset list: how many are here, and the way to more. */
export function MoreRows({ hasMore, loading, onMore, count }: MoreProps) {
  const t = useTexts(commonTexts);
  return (
    <Center>
      <Stack gap="xs" align="center">
        <Text size="sm" c="dimmed" role="status">
          {count}
        </Text>
        {hasMore && (
          <Button variant="default" onClick={onMore} loading={loading}>
            {t.more}
          </Button>
        )}
      </Stack>
    </Center>
  );
}
