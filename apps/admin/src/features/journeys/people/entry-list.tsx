import { Badge, Button, Stack } from '@mantine/core';
import { IconSearch, IconUsers } from '@tabler/icons-react';
import { allSteps, type Journey, type JourneyEntry } from '@tieline/contracts';
import { format } from '@tieline/web';
import { DataTable, MoreRows, type Column } from '../../../components/data-table.js';
import { TextLink } from '../../../components/links.js';
import { Loaded, SkeletonRows } from '../../../components/loaded.js';
import { Panel } from '../../../components/panel.js';
import { useFormat } from '../../../shared/dates.js';
import { useTexts } from '../../../shared/i18n.js';
import { commonTexts } from '../../../shared/texts.js';
import { useSession } from '../../session/api/get-session.js';
import { useJourneyEntries } from '../api/list-entries.js';
import { numbersOf } from '../editor/step-tree.js';
import { useStepWords } from '../editor/step-words.js';
import { journeyPeopleTexts } from './texts.js';

type Props = {
  journey: Journey;
  state: JourneyEntry['state'] | undefined;
  onOpen: (entryId: string) => void;
};

export function EntryList({ journey, state, onOpen }: Props) {
  const t = useTexts(journeyPeopleTexts);
  const { number } = useFormat();
  const entries = useJourneyEntries(journey.id, state);
  return (
    <Loaded query={entries} skeleton={<SkeletonRows rows={5} height={52} />}>
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.items);
        if (rows.length === 0)
          return state ? (
            <Panel icon={<IconSearch />} title={t.noResult} />
          ) : (
            <Panel icon={<IconUsers />} title={t.empty}>
              {t.emptyText}
            </Panel>
          );
        return (
          <Stack>
            <EntryTable journey={journey} entries={rows} onOpen={onOpen} />
            <MoreRows
              count={format(t.shown, { count: number(rows.length) })}
              hasMore={entries.hasNextPage}
              loading={entries.isFetchingNextPage}
              onMore={() => void entries.fetchNextPage()}
            />
          </Stack>
        );
      }}
    </Loaded>
  );
}

const colors = { running: 'blue', done: 'brand', stopped: 'gray', left: 'gray' } as const;

export function EntryState({ state }: { state: JourneyEntry['state'] }) {
  const { states } = useTexts(journeyPeopleTexts);
  return (
    <Badge variant="light" color={colors[state]} className="tl-chip">
      {states[state]}
    </Badge>
  );
}

type TableProps = Omit<Props, 'state'> & { entries: readonly JourneyEntry[] };

function EntryTable({ journey, entries, onOpen }: TableProps) {
  const t = useTexts(journeyPeopleTexts);
  const { none, unnamed } = useTexts(commonTexts);
  const { dateTime } = useFormat(useSession().team.timeZone);
  const numbers = numbersOf(journey.steps);
  const words = useStepWords(numbers);
  const known = new Map(allSteps(journey.steps).map((step) => [step.id, step]));
  const placeWords = ({ stepId, version }: JourneyEntry) => {
    if (stepId === null) return none;
    const step = known.get(stepId);
    if (!step || version !== journey.version) return t.otherVersion;
    return format(t.step, { n: numbers.get(stepId) ?? 0, words: words(step) });
  };
  const columns: Column<JourneyEntry>[] = [
    {
      key: 'name',
      label: t.columns.name,
      cell: ({ contactId, displayName }) => (
        <TextLink to="/contacts/$contactId" params={{ contactId }} fw={600} className="tl-ellipsis">
          {displayName ?? unnamed}
        </TextLink>
      ),
    },
    { key: 'state', label: t.columns.state, cell: ({ state }) => <EntryState state={state} /> },
    { key: 'step', label: t.columns.step, cell: placeWords },
    { key: 'due', label: t.columns.due, cell: ({ dueAt }) => (dueAt ? dateTime(dueAt) : none) },
    { key: 'entered', label: t.columns.entered, cell: ({ enteredAt }) => dateTime(enteredAt) },
    { key: 'ended', label: t.columns.ended, cell: ({ endedAt }) => (endedAt ? dateTime(endedAt) : none) },
    {
      key: 'log',
      label: t.columns.log,
      cell: ({ id, displayName }) => (
        <Button
          variant="default"
          size="compact-sm"
          aria-label={format(t.logOf, { name: displayName ?? unnamed })}
          onClick={() => onOpen(id)}
        >
          {t.showLog}
        </Button>
      ),
    },
  ];
  return <DataTable caption={t.caption} columns={columns} rows={entries} rowKey={({ id }) => id} />;
}
