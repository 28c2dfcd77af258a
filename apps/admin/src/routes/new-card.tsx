import { getRouteApi } from '@tanstack/react-router';
import { TextLink } from '../components/links.js';
import { Page } from '../components/page.js';
import { CardEditor } from '../features/cards/editor/card-editor.js';
import { cardTemplate } from '../features/cards/templates.js';
import { cardTexts } from '../features/cards/texts.js';
import { useLanguage, useTexts } from '../shared/i18n.js';

const route = getRouteApi('/shell/card-writers/cards/new');

export function NewCardPage() {
  const t = useTexts(cardTexts);
  const { locale } = useLanguage();
  const { template = 'blank' } = route.useSearch();
  const navigate = route.useNavigate();
  const open = (cardId: string) =>
    void navigate({ to: '/cards/$cardId', params: { cardId }, replace: true, ignoreBlocker: true });
  return (
    <Page title={t.newTitle} above={<TextLink to="/cards">{t.title}</TextLink>}>
      <CardEditor key={template} card={null} initial={cardTemplate(template, locale)} onCreated={open} />
    </Page>
  );
}
