import { IconArchive, IconCards } from '@tabler/icons-react';
import { ButtonLink } from '../../components/links.js';
import { Panel } from '../../components/panel.js';
import { useTexts } from '../../shared/i18n.js';
import { mayEditCards } from '../../shared/roles.js';
import { cardTemplates } from '../../shared/search.js';
import type { CardState } from './api/list-cards.js';
import { useSession } from '../session/api/get-session.js';
import { cardTexts } from './texts.js';

/** Nothing here yet: the templates to begin with. */
export function EmptyCards({ state }: { state: CardState }) {
  const t = useTexts(cardTexts);
  const offered = mayEditCards(useSession().role) ? cardTemplates : [];
  if (state === 'archived') return <Panel icon={<IconArchive />} title={t.noArchived} />;
  return (
    <Panel
      icon={<IconCards />}
      title={t.emptyTitle}
      tone="brand"
      actions={offered.map((template) => (
        <ButtonLink
          key={template}
          to="/cards/new"
          search={{ template }}
          variant={template === 'blank' ? 'subtle' : 'default'}
        >
          {t.templates[template]}
        </ButtonLink>
      ))}
    >
      {t.startText}
    </Panel>
  );
}
