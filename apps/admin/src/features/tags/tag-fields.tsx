import { Button, Group, Modal, NumberInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { createTag, type Tag } from '@tieline/contracts';
import { ErrorNote } from '../../components/error-note.js';
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
    <Modal opened onClose={onClose} title={tag ? t.editTitle : t.add} centered>
      <form onSubmit={submit} noValidate>
        <Stack>
          <ErrorNote error={error} />
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
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {common.cancel}
            </Button>
            <Button type="submit" loading={isPending}>
              {tag ? common.save : t.add}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
