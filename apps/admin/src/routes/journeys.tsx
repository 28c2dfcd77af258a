import { getRouteApi } from '@tanstack/react-router';
import { ButtonLink } from '../components/links.js';
import { Page } from '../components/page.js';
import type { JourneyFilter } from '../features/journeys/api/list-journeys.js';
import { JourneyFilters } from '../features/journeys/journey-filters.js';
import { JourneyList } from '../features/journeys/journey-list.js';
import { journeyTexts } from '../features/journeys/texts.js';
import { useSession } from '../features/session/api/get-session.js';
import { useTexts } from '../shared/i18n.js';
import { mayEditCards } from '../shared/roles.js';

const route = getRouteApi('/shell/journeys');

export function JourneysPage() {
  const t = useTexts(journeyTexts);
  const { state, channelId } = route.useSearch();
  const navigate = route.useNavigate();
  const writes = mayEditCards(useSession().role);
  const change = (next: JourneyFilter) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  return (
    <Page
      title={t.title}
      purpose={t.purpose}
      actions={writes && <ButtonLink to="/journeys/new">{t.create}</ButtonLink>}
    >
      <JourneyFilters filter={{ state, channelId }} onChange={change} />
      <JourneyList filter={{ state, channelId }} />
    </Page>
  );
}
