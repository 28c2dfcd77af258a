import { Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { createContactView } from '@tieline/contracts';
import { format } from '@tieline/web';
import { FormDialog } from '../../../components/form-dialog.js';
import { useFieldErrors } from '../../../shared/field-errors.js';
import { formSchema } from '../../../shared/form-schema.js';
import { useTexts } from '../../../shared/i18n.js';
import { commonTexts } from '../../../shared/texts.js';
import type { ContactFilter } from '../api/list-contacts.js';
import { useCreateView } from './api/contact-views.js';
import { viewTexts } from './texts.js';
import { ViewFields } from './view-fields.js';
import { keptOf } from './view-search.js';

type Props = { filter: ContactFilter; onClose: () => void; onMade: (id: string) => void };

/** Keeps the list as it is under a name. */
export function NewViewDialog({ filter, onClose, onMade }: Props) {
  const t = useTexts(viewTexts);
  const common = useTexts(commonTexts);
  const create = useCreateView();
  const form = useForm({
    initialValues: { name: '', shared: false },
    validate: formSchema(createContactView.body.pick({ name: true, shared: true }), common),
  });
  useFieldErrors(form, create.error);
  const submit = form.onSubmit((fields) =>
    create.mutate(
      { ...fields, ...keptOf(filter) },
      {
        onSuccess: ({ id, name }) => {
          notifications.show({ color: 'brand', message: format(t.created, { name }) });
          onClose();
          onMade(id);
        },
      },
    ),
  );
  return (
    <FormDialog
      title={t.newTitle}
      action={common.save}
      error={create.error}
      sending={create.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Text size="sm">
        {t.newText}
        {filter.q && format(t.newSearch, { text: filter.q })}
      </Text>
      <ViewFields form={form} mayUnshare />
    </FormDialog>
  );
}
