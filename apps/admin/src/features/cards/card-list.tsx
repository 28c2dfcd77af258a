import { Badge, Stack, Text } from '@mantine/core';
import type { MessageCard } from '@tieline/contracts';
import { format } from '@tieline/web';
import { DataTable, MoreRows, type Column } from '../../components/data-table.js';
import { TextLink } from '../../components/links.js';
import { Loaded, SkeletonRows } from '../../components/loaded.js';
import { useFormat } from '../../shared/dates.js';
import { useTexts } from '../../shared/i18n.js';
import { mayEditCards } from '../../shared/roles.js';
import { useSession } from '../session/api/get-session.js';
import { useCards, type CardState } from './api/list-cards.js';
import { CardMenu } from './card-menu.js';
import { CardUseList } from './card-uses.js';
import { EmptyCards } from './empty-cards.js';
import { cardTexts } from './texts.js';

export function CardList({ state }: { state: CardState }) {
  const t = useTexts(cardTexts);
  const { number } = useFormat();
  const cards = useCards(state);
  return (
    <Loaded query={cards} skeleton={<SkeletonRows rows={4} height={64} />}>
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.items);
        if (rows.length === 0) return <EmptyCards state={state} />;
        return (
          <Stack>
            <CardTable cards={rows} />
            <MoreRows
              count={format(t.shown, { count: number(rows.length) })}
              hasMore={cards.hasNextPage}
              loading={cards.isFetchingNextPage}
              onMore={() => void cards.fetchNextPage()}
            />
          </Stack>
        );
      }}
    </Loaded>
  );
}

function CardTable({ cards }: { cards: MessageCard[] }) {
  const t = useTexts(cardTexts);
  const { role, team } = useSession();
  const { dateTime } = useFormat(team.timeZone);
  const columns: Column<MessageCard>[] = [
    {
      key: 'name',
      label: t.columns.name,
      cell: ({ id, name, lineCheck }) => (
        <Stack gap={4} align="flex-start">
          <TextLink to="/cards/$cardId" params={{ cardId: id }} fw={600}>
            {name}
          </TextLink>
          {lineCheck === 'unchecked' && (
            <Badge color="yellow" variant="light">
              {t.unchecked}
            </Badge>
          )}
        </Stack>
      ),
    },
    {
      key: 'kind',
      label: t.columns.kind,
      cell: ({ content }) => <span className="tl-word">{t.kinds[content.kind]}</span>,
    },
    {
      key: 'uses',
      label: t.columns.uses,
      cell: ({ uses }) =>
        uses.length > 0 ? (
          <CardUseList uses={uses} />
        ) : (
          <Text size="sm" c="dimmed" className="tl-word">
            {t.notUsed}
          </Text>
        ),
    },
    {
      key: 'updated',
      label: t.columns.updated,
      cell: ({ updatedAt, savedBy }) =>
        format(t.by, { time: dateTime(updatedAt), name: savedBy?.name ?? t.someone }),
    },
    ...(mayEditCards(role)
      ? [{ key: 'actions', label: t.columns.actions, cell: (card: MessageCard) => <CardMenu card={card} /> }]
      : []),
  ];
  return <DataTable caption={t.caption} columns={columns} rows={cards} rowKey={({ id }) => id} />;
}
