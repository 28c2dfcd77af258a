import { getRouteApi } from '@tanstack/react-router';
import { TextLink } from '../components/links.js';
import { Loaded, SkeletonRows } from '../components/loaded.js';
import { Page } from '../components/page.js';
import { useCard } from '../features/cards/api/get-card.js';
import { CardMenu } from '../features/cards/card-menu.js';
import { CardEditor } from '../features/cards/editor/card-editor.js';
import { cardTexts } from '../features/cards/texts.js';
import { useTexts } from '../shared/i18n.js';

const route = getRouteApi('/shell/staff/cards/$cardId');

export function CardPage() {
  const t = useTexts(cardTexts);
  const { cardId } = route.useParams();
  const card = useCard(cardId);
  return (
    <Page
      title={card.data?.name ?? t.title}
      above={<TextLink to="/cards">{t.title}</TextLink>}
      actions={card.data && <CardMenu card={card.data} />}
    >
      <Loaded query={card} skeleton={<SkeletonRows rows={1} height={480} />}>
        {(found) => <CardEditor key={found.id} card={found} initial={found} onCreated={() => undefined} />}
      </Loaded>
    </Page>
  );
}
