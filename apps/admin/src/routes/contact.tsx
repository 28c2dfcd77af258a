import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { getRouteApi } from '@tanstack/react-router';
import { ErrorNote } from '../components/error-note.js';
import { TextLink } from '../components/links.js';
import { Loaded } from '../components/loaded.js';
import { Page } from '../components/page.js';
import { useExportContact } from '../features/contacts/api/export-contact.js';
import { useContact } from '../features/contacts/api/get-contact.js';
import { ContactView } from '../features/contacts/contact-view.js';
import { EraseDialog } from '../features/contacts/privacy/erase-dialog.js';
import { privacyTexts } from '../features/contacts/privacy/texts.js';
import { contactTexts } from '../features/contacts/texts.js';
import { UnbindDialog } from '../features/contacts/unbind-dialog.js';
import { useSession } from '../features/session/api/get-session.js';
import { useTexts } from '../shared/i18n.js';
import { isAdmin, mayBind } from '../shared/roles.js';
import { commonTexts } from '../shared/texts.js';

const route = getRouteApi('/shell/contacts/$contactId');

export function ContactPage() {
  const t = useTexts(contactTexts);
  const privacy = useTexts(privacyTexts);
  const { unnamed } = useTexts(commonTexts);
  const { contactId } = route.useParams();
  const contact = useContact(contactId);
  const { role } = useSession();
  const staff = mayBind(role);
  const navigate = route.useNavigate();
  const exporting = useExportContact(contactId);
  const [unbinding, dialog] = useDisclosure(false);
  const [erasing, eraseDialog] = useDisclosure(false);
  const bound = contact.data?.bindingState === 'bound';
  return (
    <Page
      title={contact.data ? (contact.data.displayName ?? unnamed) : t.title}
      above={<TextLink to="/contacts">{t.title}</TextLink>}
      actions={
        staff &&
        contact.data && (
          <>
            <Button variant="default" loading={exporting.isPending} onClick={() => exporting.mutate()}>
              {privacy.exportPerson}
            </Button>
            {isAdmin(role) && (
              <Button color="red" variant="subtle" onClick={eraseDialog.open}>
                {privacy.erase}
              </Button>
            )}
            {bound && (
              <Button color="red" variant="outline" onClick={dialog.open}>
                {t.unbind}
              </Button>
            )}
          </>
        )
      }
    >
      <Loaded query={contact}>
        {(found) => (
          <>
            <ErrorNote error={exporting.error} />
            <ContactView contact={found} />
            {erasing && (
              <EraseDialog
                contact={found}
                onClose={eraseDialog.close}
                onErased={() => void navigate({ to: '/contacts' })}
              />
            )}
            {unbinding && <UnbindDialog contact={found} onClose={dialog.close} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}
