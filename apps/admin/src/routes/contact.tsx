import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { getRouteApi } from '@tanstack/react-router';
import { TextLink } from '../components/links.js';
import { Loaded } from '../components/loaded.js';
import { Page } from '../components/page.js';
import { useContact } from '../features/contacts/api/get-contact.js';
import { ContactView } from '../features/contacts/contact-view.js';
import { contactTexts } from '../features/contacts/texts.js';
import { UnbindDialog } from '../features/contacts/unbind-dialog.js';
import { useSession } from '../features/session/api/get-session.js';
import { useTexts } from '../shared/i18n.js';
import { mayBind } from '../shared/roles.js';
import { commonTexts } from '../shared/texts.js';

const route = getRouteApi('/shell/contacts/$contactId');

export function ContactPage() {
  const t = useTexts(contactTexts);
  const { unnamed } = useTexts(commonTexts);
  const { contactId } = route.useParams();
  const contact = useContact(contactId);
  const staff = mayBind(useSession().role);
  const [unbinding, dialog] = useDisclosure(false);
  const bound = contact.data?.bindingState === 'bound';
  return (
    <Page
      title={contact.data ? (contact.data.displayName ?? unnamed) : t.title}
      above={<TextLink to="/contacts">{t.title}</TextLink>}
      actions={
        staff &&
        bound && (
          <Button color="red" variant="outline" onClick={dialog.open}>
            {t.unbind}
          </Button>
        )
      }
    >
      <Loaded query={contact}>
        {(found) => (
          <>
            <ContactView contact={found} />
            {unbinding && <UnbindDialog contact={found} onClose={dialog.close} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}
