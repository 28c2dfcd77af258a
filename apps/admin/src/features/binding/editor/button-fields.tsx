import { ActionIcon, Card, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { format } from '@tieline/web';
import { CountedInput } from '../../../components/counted-input.js';
import { useTexts } from '../../../shared/i18n.js';
import type { ButtonDraft } from './draft.js';
import type { EditorForm } from './form.js';
import { editorTexts } from './texts.js';

type Props = {
  form: EditorForm;
  /** of the list */
  path: string;
  index: number;
  button: ButtonDraft;
};

const actionTypes = ['memberCard', 'phoneBinding', 'uri', 'message'] as const;

export function ButtonFields({ form, path, index, button }: Props) {
  const { card: t } = useTexts(editorTexts);
  const own = `${path}.${index}`;
  const n = index + 1;
  return (
    <Card withBorder className="tl-card" p="sm" role="group" aria-label={format(t.button, { n })}>
      <Stack gap="xs">
        <Group justify="space-between">
          <Text fw={600} size="sm" aria-hidden>
            {format(t.button, { n })}
          </Text>
          <ActionIcon
            variant="subtle"
            color="red"
            aria-label={format(t.remove, { n })}
            onClick={() => form.removeListItem(path, index)}
          >
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        </Group>
        <CountedInput label={t.label} limit={20} required {...form.getInputProps(`${own}.label`)} />
        <Select
          label={t.action}
          data={actionTypes.map((value) => ({ value, label: t.actions[value] }))}
          allowDeselect={false}
          {...form.getInputProps(`${own}.action.type`)}
        />
        {button.action.type === 'uri' && (
          <TextInput
            label={t.uri}
            type="url"
            inputMode="url"
            placeholder="https://"
            withAsterisk
            {...form.getInputProps(`${own}.action.uri`)}
          />
        )}
        {button.action.type === 'message' && (
          <CountedInput
            label={t.message}
            limit={300}
            required
            {...form.getInputProps(`${own}.action.text`)}
          />
        )}
      </Stack>
    </Card>
  );
}
