import { Select, TextInput } from '@mantine/core';
import { CountedInput } from '../../../components/counted-input.js';
import { useTexts } from '../../../shared/i18n.js';
import type { ActionDraft } from '../button-draft.js';
import { cardTexts } from '../texts.js';
import type { FieldForm } from './field-form.js';

type Props = { form: Pick<FieldForm, 'getInputProps'>; path: string; type: ActionDraft['type'] };

const actionTypes = ['memberCard', 'phoneBinding', 'uri', 'message'] as const;

/** What a tap does: one of the channel's own pages, a link, or words that the customer sends. */
export function ActionFields({ form, path, type }: Props) {
  const { fields: t } = useTexts(cardTexts);
  return (
    <>
      <Select
        label={t.action}
        data={actionTypes.map((value) => ({ value, label: t.actions[value] }))}
        allowDeselect={false}
        {...form.getInputProps(`${path}.type`)}
      />
      {type === 'uri' && (
        <TextInput
          label={t.uri}
          type="url"
          inputMode="url"
          placeholder="https://"
          withAsterisk
          {...form.getInputProps(`${path}.uri`)}
        />
      )}
      {type === 'message' && (
        <CountedInput label={t.message} limit={300} required {...form.getInputProps(`${path}.text`)} />
      )}
    </>
  );
}
