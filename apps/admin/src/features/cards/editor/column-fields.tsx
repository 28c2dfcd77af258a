import { ActionIcon, Button, Card, Group, Stack, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { cardLimits } from '@tieline/contracts';
import { format } from '@tieline/web';
import { CountedInput } from '../../../components/counted-input.js';
import { VariableText } from '../../../components/variable-text.js';
import { useTexts } from '../../../shared/i18n.js';
import { PictureField } from '../../media/picture-field.js';
import { cardTexts } from '../texts.js';
import { ButtonList } from './button-list.js';
import { newColumn, type ColumnDraft } from './card-draft.js';
import type { CardForm } from './kind-fields.js';

type Props = { form: CardForm; path: string; column: Omit<ColumnDraft, 'key'>; most: number };

/** One bubble: picture, title, text, buttons. */
export function ColumnFields({ form, path, column, most }: Props) {
  const { fields: t } = useTexts(cardTexts);
  return (
    <Stack>
      <PictureField
        kind="cardPicture"
        label={t.picture}
        description={t.pictureHint}
        pictureId={column.pictureId}
        onChange={(id) => form.setFieldValue(`${path}.pictureId`, id)}
        error={form.errors[`${path}.pictureId`]}
      />
      <CountedInput label={t.title} limit={cardLimits.title} {...form.getInputProps(`${path}.title`)} />
      <VariableText
        label={t.text}
        limit={cardLimits.body}
        rows={3}
        required
        {...form.getInputProps(`${path}.text`)}
      />
      <ButtonList form={form} path={`${path}.buttons`} buttons={column.buttons} most={most} />
    </Stack>
  );
}

const list = 'content.carousel.columns';

/** The bubbles of a carousel, in their order; moved by buttons, so that no dragging is needed. */
export function ColumnList({ form, columns }: { form: CardForm; columns: readonly ColumnDraft[] }) {
  const { fields: t } = useTexts(cardTexts);
  const last = columns.length - 1;
  return (
    <Stack>
      {columns.map((column, index) => (
        <Card
          key={column.key}
          withBorder
          className="tl-card"
          p="sm"
          role="group"
          aria-label={format(t.column, { n: index + 1 })}
        >
          <Group justify="space-between" mb="xs">
            <Text fw={600} aria-hidden>
              {format(t.column, { n: index + 1 })}
            </Text>
            <Group gap={4}>
              <ActionIcon
                variant="subtle"
                aria-label={format(t.earlier, { n: index + 1 })}
                disabled={index === 0}
                onClick={() => form.reorderListItem(list, { from: index, to: index - 1 })}
              >
                <IconArrowUp size={18} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                aria-label={format(t.later, { n: index + 1 })}
                disabled={index === last}
                onClick={() => form.reorderListItem(list, { from: index, to: index + 1 })}
              >
                <IconArrowDown size={18} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="red"
                aria-label={format(t.removeColumn, { n: index + 1 })}
                disabled={last === 0}
                onClick={() => form.removeListItem(list, index)}
              >
                <IconTrash size={18} aria-hidden />
              </ActionIcon>
            </Group>
          </Group>
          <ColumnFields
            form={form}
            path={`${list}.${index}`}
            column={column}
            most={cardLimits.columnButtons}
          />
        </Card>
      ))}
      <Button
        variant="light"
        w="fit-content"
        leftSection={<IconPlus size={18} aria-hidden />}
        disabled={columns.length >= cardLimits.columns}
        onClick={() => form.insertListItem(list, newColumn())}
      >
        {t.addColumn}
      </Button>
    </Stack>
  );
}
