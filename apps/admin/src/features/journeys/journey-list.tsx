import { Stack, Text } from '@mantine/core';
import { IconRoute, IconSearch } from '@tabler/icons-react';
import type { JourneySummary } from '@tieline/contracts';
import { format } from '@tieline/web';
import { DataTable, MoreRows, type Column } from '../../components/data-table.js';
import { ButtonLink, TextLink } from '../../components/links.js';
import { Loaded, SkeletonRows } from '../../components/loaded.js';
import { Panel } from '../../components/panel.js';
import { useFormat } from '../../shared/dates.js';
import { useTexts } from '../../shared/i18n.js';
import { mayEditCards } from '../../shared/roles.js';
import { commonTexts } from '../../shared/texts.js';
import { useSession } from '../session/api/get-session.js';
import { useJourneys, type JourneyFilter } from './api/list-journeys.js';
import { JourneyMenu } from './journey-menu.js';
import { StateBadge } from './journey-state.js';
import { TemplateChoice } from './template-choice.js';
import { journeyTexts } from './texts.js';
import { useTriggerWords } from './trigger-words.js';

export function JourneyList({ filter }: { filter: JourneyFilter }) {
  const t = useTexts(journeyTexts);
  const { number } = useFormat();
  const journeys = useJourneys(filter);
  return (
    <Loaded query={journeys} skeleton={<SkeletonRows rows={4} height={64} />}>
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.items);
        if (rows.length === 0) return <NoJourneys filtered={Boolean(filter.state ?? filter.channelId)} />;
        return (
          <Stack>
            <JourneyTable journeys={rows} />
            <MoreRows
              count={format(t.shown, { count: number(rows.length) })}
              hasMore={journeys.hasNextPage}
              loading={journeys.isFetchingNextPage}
              onMore={() => void journeys.fetchNextPage()}
            />
          </Stack>
        );
      }}
    </Loaded>
  );
}

function NoJourneys({ filtered }: { filtered: boolean }) {
  const t = useTexts(journeyTexts);
  const { clearFilters } = useTexts(commonTexts);
  const writes = mayEditCards(useSession().role);
  if (filtered)
    return (
      <Panel
        icon={<IconSearch />}
        title={t.noResult}
        actions={<ButtonLink to="/journeys">{clearFilters}</ButtonLink>}
      />
    );
  if (!writes)
    return (
      <Panel icon={<IconRoute />} title={t.emptyReading}>
        {t.emptyReadingText}
      </Panel>
    );
  return (
    <>
      <Panel icon={<IconRoute />} title={t.emptyTitle} tone="brand">
        {t.emptyText}
      </Panel>
      <TemplateChoice />
    </>
  );
}

function JourneyTable({ journeys }: { journeys: readonly JourneySummary[] }) {
  const t = useTexts(journeyTexts);
  const { role, team } = useSession();
  const { dateTime, number } = useFormat(team.timeZone);
  const triggerWords = useTriggerWords();
  const columns: Column<JourneySummary>[] = [
    {
      key: 'name',
      label: t.columns.name,
      cell: ({ id, name }) => (
        <TextLink to="/journeys/$journeyId" params={{ journeyId: id }} fw={600} className="tl-ellipsis">
          {name}
        </TextLink>
      ),
    },
    {
      key: 'state',
      label: t.columns.state,
      cell: ({ state }) => (
        <div className="tl-whole">
          <StateBadge state={state} />
        </div>
      ),
    },
    {
      key: 'trigger',
      label: t.columns.trigger,
      cell: ({ trigger }) => <Text size="sm">{triggerWords(trigger)}</Text>,
    },
    { key: 'channel', label: t.columns.channel, cell: ({ channelName }) => channelName },
    { key: 'entered', label: t.columns.entered, cell: ({ entered }) => number(entered), align: 'right' },
    { key: 'running', label: t.columns.running, cell: ({ running }) => number(running), align: 'right' },
    { key: 'ended', label: t.columns.ended, cell: ({ ended }) => number(ended), align: 'right' },
    {
      key: 'delivered',
      label: t.columns.delivered,
      cell: ({ delivered }) => number(delivered),
      align: 'right',
    },
    { key: 'updated', label: t.columns.updated, cell: ({ updatedAt }) => dateTime(updatedAt) },
    ...(mayEditCards(role)
      ? [
          {
            key: 'actions',
            label: t.columns.actions,
            cell: (journey: JourneySummary) => <JourneyMenu journey={journey} />,
          },
        ]
      : []),
  ];
  return <DataTable caption={t.caption} columns={columns} rows={journeys} rowKey={({ id }) => id} />;
}
