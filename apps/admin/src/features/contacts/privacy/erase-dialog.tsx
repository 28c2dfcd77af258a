import { Alert, List, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { eraseContact, type ContactDetail } from '@tieline/contracts';
import { format } from '@tieline/web';
import { FormDialog } from '../../../components/form-dialog.js';
import { useFieldErrors } from '../../../shared/field-errors.js';
import { formSchema } from '../../../shared/form-schema.js';
import { useTexts } from '../../../shared/i18n.js';
import { commonTexts } from '../../../shared/texts.js';
import { useEraseContact } from '../api/erase-contact.js';
import { contactTexts } from '../texts.js';
import { privacyTexts } from './texts.js';

type Props = { contact: ContactDetail; onClose: () => void; onErased: () => void };

/** Erases a person: what goes, what stays, who it is, and why. */
export function EraseDialog({ contact, onClose, onErased }: Props) {
  const t = useTexts(privacyTexts);
  const { reason } = useTexts(contactTexts);
  const common = useTexts(commonTexts);
  const erase = useEraseContact(contact.id);
  const form = useForm({
    initialValues: { reason: '', confirm: '' },
    validate: formSchema(eraseContact.body, common),
  });
  useFieldErrors(form, erase.error);
  const submit = form.onSubmit((values) =>
    erase.mutate(values, {
      onSuccess: () => {
        notifications.show({ color: 'brand', message: t.erased });
        onErased();
      },
    }),
  );
  const title = format(t.eraseTitle, { name: contact.displayName ?? common.unnamed });
  return (
    <FormDialog
      title={title}
      action={t.erase}
      color="red"
      effects={
        <Alert color="red" title={t.eraseEffects} role="note">
          <List size="sm">
            <List.Item>{t.effectGone}</List.Item>
            <List.Item>{t.effectKept}</List.Item>
            <List.Item>{t.effectAgain}</List.Item>
          </List>
        </Alert>
      }
      error={erase.error}
      sending={erase.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label={t.confirm}
        description={t.confirmHint}
        withAsterisk
        autoComplete="off"
        data-autofocus
        {...form.getInputProps('confirm')}
      />
      <Textarea
        label={reason}
        description={t.reasonHint}
        placeholder={t.reasonPlaceholder}
        withAsterisk
        autosize
        minRows={2}
        {...form.getInputProps('reason')}
      />
    </FormDialog>
  );
}
