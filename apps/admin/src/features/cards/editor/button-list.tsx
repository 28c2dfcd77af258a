import { ActionIcon, Button, Card, Fieldset, Group, Stack, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { format } from '@tieline/web';
import { CountedInput } from '../../../components/counted-input.js';
import { useTexts } from '../../../shared/i18n.js';
import { newButton, type ButtonDraft } from '../button-draft.js';
import { cardTexts } from '../texts.js';
import { ActionFields } from './action-fields.js';
import type { FieldForm } from './field-form.js';

type Props = { form: FieldForm; path: string; buttons: readonly ButtonDraft[]; most: number };

/** The buttons of one card. */
export function ButtonList({ form, path, buttons, most }: Props) {
  const { fields: t } = useTexts(cardTexts);
  const wrong = form.errors[path];
  return (
    <Fieldset legend={t.buttons}>
      <Stack>
        <Text size="sm" c="dimmed">
          {format(t.buttonsHint, { most })}
        </Text>
        {buttons.map((button, index) => (
          <ButtonFields key={button.key} form={form} path={path} index={index} button={button} />
        ))}
        {wrong && (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            {wrong}
          </Text>
        )}
        <Button
          variant="light"
          w="fit-content"
          leftSection={<IconPlus size={18} aria-hidden />}
          disabled={buttons.length >= most}
          onClick={() => {
            form.insertListItem(path, newButton() as never);
            form.clearFieldError(path);
          }}
        >
          {t.add}
        </Button>
      </Stack>
    </Fieldset>
  );
}

type ButtonProps = { form: FieldForm; path: string; index: number; button: ButtonDraft };

function ButtonFields({ form, path, index, button }: ButtonProps) {
  const { fields: t } = useTexts(cardTexts);
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
        <ActionFields form={form} path={`${own}.action`} type={button.action.type} />
      </Stack>
    </Card>
  );
}
