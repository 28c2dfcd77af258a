import { getRouteApi } from '@tanstack/react-router';
import { TextLink } from '../components/links.js';
import { Loaded, SkeletonRows } from '../components/loaded.js';
import { Page } from '../components/page.js';
import { useJourney } from '../features/journeys/api/get-journey.js';
import { toDraft } from '../features/journeys/editor/draft.js';
import { JourneyEditor } from '../features/journeys/editor/journey-editor.js';
import { JourneyMenu } from '../features/journeys/journey-menu.js';
import { JourneyReading } from '../features/journeys/journey-reading.js';
import '../features/journeys/journeys.css';
import { journeyTexts } from '../features/journeys/texts.js';
import { useSession } from '../features/session/api/get-session.js';
import { useTexts } from '../shared/i18n.js';
import { mayEditCards } from '../shared/roles.js';

const route = getRouteApi('/shell/journeys/$journeyId');

export function JourneyPage() {
  const t = useTexts(journeyTexts);
  const { journeyId } = route.useParams();
  const navigate = route.useNavigate();
  const journey = useJourney(journeyId);
  const writes = mayEditCards(useSession().role);
  return (
    <Page
      title={journey.data?.name ?? t.title}
      above={<TextLink to="/journeys">{t.title}</TextLink>}
      actions={
        writes &&
        journey.data && (
          <JourneyMenu journey={journey.data} onRemoved={() => void navigate({ to: '/journeys' })} />
        )
      }
    >
      <Loaded query={journey} skeleton={<SkeletonRows rows={1} height={480} />}>
        {(found) =>
          writes ? (
            <JourneyEditor
              key={found.id}
              journey={found}
              initial={toDraft(found)}
              channelId={found.channelId}
              onCreated={() => undefined}
            />
          ) : (
            <JourneyReading journey={found} />
          )
        }
      </Loaded>
    </Page>
  );
}
