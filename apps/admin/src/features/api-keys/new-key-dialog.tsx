import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { createApiKey } from '@tieline/contracts';
import { format } from '@tieline/web';
import { FormDialog } from '../../components/form-dialog.js';
import { SecretDialog } from '../../components/secret-dialog.js';
import { useFieldErrors } from '../../shared/field-errors.js';
import { formSchema } from '../../shared/form-schema.js';
import { useTexts } from '../../shared/i18n.js';
import { commonTexts } from '../../shared/texts.js';
import { useCreateApiKey } from './api/create-api-key.js';
import { apiKeyTexts } from './texts.js';

/** Makes a key, and shows its secret this once. */
export function NewKeyDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts(apiKeyTexts);
  const common = useTexts(commonTexts);
  const create = useCreateApiKey();
  const form = useForm({
    initialValues: { name: '' },
    validate: formSchema(createApiKey.body, common),
  });
  useFieldErrors(form, create.error);
  if (create.data) {
    const { key, secret } = create.data;
    return (
      <SecretDialog
        title={format(t.secretTitle, { name: key.name })}
        text={t.secretText}
        secret={secret}
        what={t.secret}
        done={t.done}
        onClose={onClose}
      />
    );
  }
  return (
    <FormDialog
      title={t.add}
      action={t.add}
      error={create.error}
      sending={create.isPending}
      onSubmit={form.onSubmit((fields) => create.mutate(fields))}
      onClose={onClose}
    >
      <TextInput
        label={t.name}
        description={t.nameHint}
        withAsterisk
        data-autofocus
        {...form.getInputProps('name')}
      />
    </FormDialog>
  );
}
