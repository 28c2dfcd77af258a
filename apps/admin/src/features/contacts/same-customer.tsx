import { Alert, Button, Card, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { splitContact, type ContactDetail } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useState } from 'react';
import { FormDialog } from '../../components/form-dialog.js';
import { TextLink } from '../../components/links.js';
import { useFieldErrors } from '../../shared/field-errors.js';
import { formSchema } from '../../shared/form-schema.js';
import { useTexts } from '../../shared/i18n.js';
import { mayBind } from '../../shared/roles.js';
import { commonTexts } from '../../shared/texts.js';
import { useSession } from '../session/api/get-session.js';
import { useSplitContact } from './api/split-contact.js';
import { mergeTexts } from './merge-texts.js';

/** The other contacts of the same person, and the way out for one that is somebody else. */
export function SameCustomer({ contact }: { contact: ContactDetail }) {
  const t = useTexts(mergeTexts);
  const { unnamed } = useTexts(commonTexts);
  const [splitting, setSplitting] = useState(false);
  const { role } = useSession();
  if (contact.sameCustomer.length === 0) return null;
  return (
    <Card withBorder className="tl-card" component="section">
      <Group justify="space-between" mb="sm">
        <Title order={2}>{t.title}</Title>
        {mayBind(role) && (
          <Button variant="default" onClick={() => setSplitting(true)}>
            {t.split}
          </Button>
        )}
      </Group>
      <Stack gap="xs" component="ul" className="tl-list">
        {contact.sameCustomer.map(({ contactId, displayName, channelName, memberNumber, maskedPhone }) => (
          <li key={contactId}>
            <TextLink to="/contacts/$contactId" params={{ contactId }}>
              {displayName ?? unnamed}
            </TextLink>
            <Text size="sm" c="dimmed">
              {[channelName, maskedPhone, memberNumber].filter(Boolean).join(' · ')}
            </Text>
          </li>
        ))}
      </Stack>
      {splitting && <SplitDialog contact={contact} onClose={() => setSplitting(false)} />}
    </Card>
  );
}

function SplitDialog({ contact, onClose }: { contact: ContactDetail; onClose: () => void }) {
  const t = useTexts(mergeTexts);
  const common = useTexts(commonTexts);
  const split = useSplitContact(contact.id);
  const name = contact.displayName ?? common.unnamed;
  const form = useForm({
    initialValues: { reason: '' },
    validate: formSchema(splitContact.body, common),
  });
  useFieldErrors(form, split.error);
  const submit = form.onSubmit((values) =>
    split.mutate(values, {
      onSuccess: () => {
        notifications.show({ color: 'brand', message: format(t.done, { name }) });
        onClose();
      },
    }),
  );
  return (
    <FormDialog
      title={format(t.splitTitle, { name })}
      action={t.split}
      color="red"
      effects={
        <Alert color="yellow" role="note">
          {t.effects}
        </Alert>
      }
      error={split.error}
      sending={split.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Textarea
        label={t.reason}
        description={t.reasonHint}
        withAsterisk
        autosize
        minRows={2}
        data-autofocus
        {...form.getInputProps('reason')}
      />
    </FormDialog>
  );
}
