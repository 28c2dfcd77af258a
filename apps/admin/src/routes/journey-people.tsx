import { Button, Group, SegmentedControl } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { format } from '@tieline/web';
import { TextLink } from '../components/links.js';
import { Loaded, SkeletonRows } from '../components/loaded.js';
import { Page } from '../components/page.js';
import { useJourney } from '../features/journeys/api/get-journey.js';
import { EntryList } from '../features/journeys/people/entry-list.js';
import { EntryLog } from '../features/journeys/people/entry-log.js';
import { journeyPeopleTexts } from '../features/journeys/people/texts.js';
import { journeyTexts } from '../features/journeys/texts.js';
import { useTexts } from '../shared/i18n.js';
import { entryStates, type JourneyPeopleSearch } from '../shared/search.js';

const route = getRouteApi('/shell/journeys/$journeyId/people');

const all = 'all';

export function JourneyPeoplePage() {
  const t = useTexts(journeyPeopleTexts);
  const { title } = useTexts(journeyTexts);
  const { journeyId } = route.useParams();
  const { state, entry } = route.useSearch();
  const navigate = route.useNavigate();
  const queryClient = useQueryClient();
  const journey = useJourney(journeyId);
  const change = (next: JourneyPeopleSearch) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false });
  return (
    <Page
      title={t.title}
      purpose={journey.data && format(t.of, { name: journey.data.name })}
      above={[
        <TextLink key="all" to="/journeys">
          {title}
        </TextLink>,
        <TextLink key="one" to="/journeys/$journeyId" params={{ journeyId }}>
          {journey.data?.name ?? '…'}
        </TextLink>,
      ]}
      actions={
        <Button
          variant="default"
          leftSection={<IconRefresh size={18} aria-hidden />}
          onClick={() => void queryClient.invalidateQueries({ queryKey: ['journeys', 'entries', journeyId] })}
        >
          {t.refresh}
        </Button>
      }
    >
      <Loaded query={journey} skeleton={<SkeletonRows rows={5} height={52} />}>
        {(found) => (
          <>
            <Group>
              <SegmentedControl
                aria-label={t.filter}
                data={[
                  { value: all, label: t.all },
                  ...(['running', 'done', 'stopped'] as const).map((value) => ({
                    value,
                    label: t.states[value],
                  })),
                ]}
                value={state ?? all}
                onChange={(value) => change({ state: entryStates.find((known) => known === value) })}
              />
            </Group>
            <EntryList journey={found} state={state} onOpen={(id) => change({ entry: id })} />
            {entry && (
              <EntryLog
                entryId={entry}
                journeyName={found.name}
                onClose={() => change({ entry: undefined })}
              />
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}
