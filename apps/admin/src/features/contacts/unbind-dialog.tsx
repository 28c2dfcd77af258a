import { Alert, Checkbox, List, Stack, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { unbindContact, type ContactDetail } from '@tieline/contracts';
import { format } from '@tieline/web';
import { FormDialog } from '../../components/form-dialog.js';
import { useFieldErrors } from '../../shared/field-errors.js';
import { formSchema } from '../../shared/form-schema.js';
import { useTexts } from '../../shared/i18n.js';
import { commonTexts } from '../../shared/texts.js';
import { useUnbindContact } from './api/unbind-contact.js';
import { contactTexts } from './texts.js';

/** Ends a binding: says what follows, asks why, and which tags go. */
export function UnbindDialog({ contact, onClose }: { contact: ContactDetail; onClose: () => void }) {
  const t = useTexts(contactTexts);
  const common = useTexts(commonTexts);
  const unbind = useUnbindContact(contact.id);
  const name = contact.displayName ?? common.unnamed;
  const form = useForm({
    initialValues: { reason: '', removeTagIds: [] as string[] },
    validate: formSchema(unbindContact.body, common),
  });
  useFieldErrors(form, unbind.error);
  const submit = form.onSubmit((values) =>
    unbind.mutate(values, {
      onSuccess: () => {
        notifications.show({ color: 'brand', message: format(t.unbound, { name }) });
        onClose();
      },
    }),
  );
  return (
    <FormDialog
      title={format(t.unbindTitle, { name })}
      action={t.unbind}
      color="red"
      effects={
        <Alert color="yellow" title={t.unbindEffects} role="note">
          <List size="sm">
            <List.Item>{t.effectPhone}</List.Item>
            <List.Item>{t.effectAgain}</List.Item>
          </List>
        </Alert>
      }
      error={unbind.error}
      sending={unbind.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Textarea
        label={t.reason}
        description={t.reasonHint}
        placeholder={t.reasonPlaceholder}
        withAsterisk
        autosize
        minRows={2}
        data-autofocus
        {...form.getInputProps('reason')}
      />
      {contact.tags.length > 0 && (
        <Checkbox.Group label={t.removeTags} {...form.getInputProps('removeTagIds')}>
          <Stack gap="xs" mt="xs">
            {contact.tags.map((tag) => (
              <Checkbox key={tag.id} value={tag.id} label={tag.name} />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
    </FormDialog>
  );
}
