import { IconArchive, IconCards } from '@tabler/icons-react';
import { ButtonLink } from '../../components/links.js';
import { Panel } from '../../components/panel.js';
import { useTexts } from '../../shared/i18n.js';
import { cardTemplates } from '../../shared/search.js';
import type { CardState } from './api/list-cards.js';
import { cardTexts } from './texts.js';

/** Nothing here yet: the templates to begin with. */
export function EmptyCards({ state }: { state: CardState }) {
  const t = useTexts(cardTexts);
  if (state === 'archived') return <Panel icon={<IconArchive />} title={t.noArchived} />;
  return (
    <Panel
      icon={<IconCards />}
      title={t.emptyTitle}
      tone="brand"
      actions={cardTemplates.map((template) => (
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
