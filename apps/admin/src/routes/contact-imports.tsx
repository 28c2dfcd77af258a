import { TextLink } from '../components/links.js';
import { Page } from '../components/page.js';
import { ImportForms } from '../features/contact-imports/import-forms.js';
import { ImportList } from '../features/contact-imports/import-list.js';
import { contactImportTexts } from '../features/contact-imports/texts.js';
import { useTexts } from '../shared/i18n.js';

export function ContactImportsPage() {
  const t = useTexts(contactImportTexts);
  return (
    <Page title={t.title} purpose={t.purpose} above={<TextLink to="/contacts">{t.contacts}</TextLink>}>
      <ImportForms />
      <ImportList />
    </Page>
  );
}
