import { getRouteApi } from '@tanstack/react-router';
import type { MessageCard, Role } from '@tieline/contracts';
import { TextLink } from '../components/links.js';
import { Loaded, SkeletonRows } from '../components/loaded.js';
import { Page } from '../components/page.js';
import { useCard } from '../features/cards/api/get-card.js';
import { CardMenu } from '../features/cards/card-menu.js';
import { CardReading } from '../features/cards/card-reading.js';
import { CardEditor } from '../features/cards/editor/card-editor.js';
import { cardTexts } from '../features/cards/texts.js';
import { useSession } from '../features/session/api/get-session.js';
import { useTexts } from '../shared/i18n.js';
import { mayBind, mayEditCards } from '../shared/roles.js';

const route = getRouteApi('/shell/cards/$cardId');

export function CardPage() {
  const t = useTexts(cardTexts);
  const { cardId } = route.useParams();
  const card = useCard(cardId);
  const { role } = useSession();
  return (
    <Page
      title={card.data?.name ?? t.title}
      above={<TextLink to="/cards">{t.title}</TextLink>}
      actions={card.data && mayEditCards(role) && <CardMenu card={card.data} />}
    >
      <Loaded query={card} skeleton={<SkeletonRows rows={1} height={480} />}>
        {(found) =>
          mayWrite(role, found) ? (
            <CardEditor key={found.id} card={found} initial={found} onCreated={() => undefined} />
          ) : (
            <CardReading card={found} />
          )
        }
      </Loaded>
    </Page>
  );
}

/** A card that phone binding answers with belongs to those who set binding up. */
const mayWrite = (role: Role, { uses }: MessageCard): boolean =>
  mayBind(role) || (mayEditCards(role) && uses.length === 0);
