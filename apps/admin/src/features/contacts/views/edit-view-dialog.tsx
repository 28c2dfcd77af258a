import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { createContactView, type ContactView } from '@tieline/contracts';
import { format } from '@tieline/web';
import { FormDialog } from '../../../components/form-dialog.js';
import { useFieldErrors } from '../../../shared/field-errors.js';
import { formSchema } from '../../../shared/form-schema.js';
import { useTexts } from '../../../shared/i18n.js';
import { commonTexts } from '../../../shared/texts.js';
import { useChangeView } from './api/contact-views.js';
import { viewTexts } from './texts.js';
import { ViewFields } from './view-fields.js';

/** What a view is called and who sees it; its filters are saved where they are changed. */
export function EditViewDialog({ view, onClose }: { view: ContactView; onClose: () => void }) {
  const t = useTexts(viewTexts);
  const common = useTexts(commonTexts);
  const change = useChangeView();
  const form = useForm({
    initialValues: { name: view.name, shared: view.shared },
    validate: formSchema(createContactView.body.pick({ name: true, shared: true }), common),
  });
  useFieldErrors(form, change.error);
  const submit = form.onSubmit((fields) =>
    change.mutate(
      { id: view.id, version: view.version, ...fields },
      {
        onSuccess: ({ name }) => {
          notifications.show({ color: 'brand', message: format(t.saved, { name }) });
          onClose();
        },
      },
    ),
  );
  return (
    <FormDialog
      title={t.editTitle}
      action={common.save}
      error={change.error}
      sending={change.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <ViewFields form={form} mayUnshare={view.mine} />
    </FormDialog>
  );
}
