import { NumberInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { createTag, type Tag } from '@tieline/contracts';
import { FormDialog } from '../../components/form-dialog.js';
import { useFieldErrors } from '../../shared/field-errors.js';
import { formSchema } from '../../shared/form-schema.js';
import { useTexts } from '../../shared/i18n.js';
import { commonTexts } from '../../shared/texts.js';
import { useChangeTag } from './api/change-tag.js';
import { useCreateTag, type TagFields } from './api/create-tag.js';
import { tagTexts } from './texts.js';

const none: TagFields = { name: '', category: null, validDays: null };

/** Makes a tag, or changes the given one. */
export function TagFieldsDialog({ tag, onClose }: { tag?: Tag; onClose: () => void }) {
  const t = useTexts(tagTexts);
  const common = useTexts(commonTexts);
  const create = useCreateTag();
  const change = useChangeTag();
  const { error, isPending } = tag ? change : create;
  const form = useForm<TagFields>({
    initialValues: tag ? { name: tag.name, category: tag.category, validDays: tag.validDays } : none,
    validate: formSchema(createTag.body, common),
  });
  useFieldErrors(form, error);
  const submit = form.onSubmit((fields) => {
    if (tag) change.mutate({ id: tag.id, fields }, { onSuccess: onClose });
    else create.mutate(fields, { onSuccess: onClose });
  });
  return (
    <FormDialog
      title={tag ? t.editTitle : t.add}
      action={tag ? common.save : t.add}
      error={error}
      sending={isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput label={t.fields.name} withAsterisk data-autofocus {...form.getInputProps('name')} />
      <TextInput
        label={t.fields.category}
        value={form.values.category ?? ''}
        error={form.errors['category']}
        onChange={({ currentTarget }) => form.setFieldValue('category', currentTarget.value || null)}
      />
      <NumberInput
        label={t.fields.validDays}
        description={t.fields.validHint}
        min={1}
        max={3650}
        allowDecimal={false}
        value={form.values.validDays ?? ''}
        error={form.errors['validDays']}
        onChange={(value) => form.setFieldValue('validDays', value === '' ? null : Number(value))}
      />
    </FormDialog>
  );
}
