import { Stack, Text, Title } from '@mantine/core';
import type { ContactJourney } from '@tieline/contracts';
import { format } from '@tieline/web';
import { DataTable, MoreRows, type Column } from '../../../components/data-table.js';
import { ButtonLink, TextLink } from '../../../components/links.js';
import { Loaded, SkeletonRows } from '../../../components/loaded.js';
import { useFormat } from '../../../shared/dates.js';
import { useTexts } from '../../../shared/i18n.js';
import { commonTexts } from '../../../shared/texts.js';
import { useSession } from '../../session/api/get-session.js';
import { useContactJourneys } from '../api/list-contact-journeys.js';
import { useStepWords } from '../editor/step-words.js';
import { contactJourneysTexts } from './contact-journeys-texts.js';
import { EntryState } from './entry-list.js';
import { journeyPeopleTexts } from './texts.js';

/** Journeys that a contact is in or went through. */
export function ContactJourneys({ contactId }: { contactId: string }) {
  const t = useTexts(contactJourneysTexts);
  const { shown } = useTexts(journeyPeopleTexts);
  const { number } = useFormat();
  const journeys = useContactJourneys(contactId);
  return (
    <section>
      <Title order={2} mb="sm">
        {t.title}
      </Title>
      <Loaded query={journeys} skeleton={<SkeletonRows rows={1} height={52} />}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.items);
          if (rows.length === 0) return <Text c="dimmed">{t.none}</Text>;
          return (
            <Stack>
              <JourneyTable journeys={rows} />
              {journeys.hasNextPage && (
                <MoreRows
                  count={format(shown, { count: number(rows.length) })}
                  hasMore
                  loading={journeys.isFetchingNextPage}
                  onMore={() => void journeys.fetchNextPage()}
                />
              )}
            </Stack>
          );
        }}
      </Loaded>
    </section>
  );
}

function JourneyTable({ journeys }: { journeys: readonly ContactJourney[] }) {
  const t = useTexts(contactJourneysTexts);
  const { columns: label, showLog } = useTexts(journeyPeopleTexts);
  const { none } = useTexts(commonTexts);
  const { dateTime } = useFormat(useSession().team.timeZone);
  const columns: Column<ContactJourney>[] = [
    {
      key: 'journey',
      label: t.journey,
      cell: ({ journeyId, journeyName }) => (
        <TextLink to="/journeys/$journeyId" params={{ journeyId }} fw={600} className="tl-ellipsis">
          {journeyName}
        </TextLink>
      ),
    },
    { key: 'state', label: label.state, cell: ({ state }) => <EntryState state={state} /> },
    { key: 'step', label: label.step, cell: ({ place }) => (place ? <PlaceWords place={place} /> : none) },
    { key: 'due', label: label.due, cell: ({ dueAt }) => (dueAt ? dateTime(dueAt) : none) },
    { key: 'entered', label: label.entered, cell: ({ enteredAt }) => dateTime(enteredAt) },
    { key: 'ended', label: label.ended, cell: ({ endedAt }) => (endedAt ? dateTime(endedAt) : none) },
    {
      key: 'log',
      label: label.log,
      cell: ({ id, journeyId, journeyName }) => (
        <ButtonLink
          to="/journeys/$journeyId/people"
          params={{ journeyId }}
          search={{ entry: id }}
          variant="default"
          size="compact-sm"
          aria-label={format(t.logOf, { journey: journeyName })}
        >
          {showLog}
        </ButtonLink>
      ),
    },
  ];
  return <DataTable caption={t.caption} columns={columns} rows={journeys} rowKey={({ id }) => id} />;
}

function PlaceWords({ place: { step, numbers } }: { place: NonNullable<ContactJourney['place']> }) {
  const { step: counted } = useTexts(journeyPeopleTexts);
  const words = useStepWords(new Map(Object.entries(numbers)));
  return format(counted, { n: numbers[step.id] ?? 0, words: words(step) });
}
