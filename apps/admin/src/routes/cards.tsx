import { getRouteApi } from '@tanstack/react-router';
import { ButtonLink } from '../components/links.js';
import { Page } from '../components/page.js';
import { StateSwitch, type ListState } from '../components/state-switch.js';
import { CardList } from '../features/cards/card-list.js';
import { cardTexts } from '../features/cards/texts.js';
import { useSession } from '../features/session/api/get-session.js';
import { useTexts } from '../shared/i18n.js';
import { mayEditCards } from '../shared/roles.js';

const route = getRouteApi('/shell/cards');

export function CardsPage() {
  const t = useTexts(cardTexts);
  const { state } = route.useSearch();
  const navigate = route.useNavigate();
  const writes = mayEditCards(useSession().role);
  const show = (value: ListState) =>
    void navigate({ search: { state: value === 'archived' ? value : undefined }, replace: true });
  return (
    <Page
      title={t.title}
      purpose={t.purpose}
      actions={
        writes && (
          <ButtonLink to="/cards/new" search={{ template: 'blank' }}>
            {t.create}
          </ButtonLink>
        )
      }
    >
      <StateSwitch label={t.state} states={t.states} value={state ?? 'active'} onChange={show} />
      <CardList state={state ?? 'active'} />
    </Page>
  );
}
