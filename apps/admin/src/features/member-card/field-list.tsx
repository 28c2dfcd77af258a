import { ActionIcon, Box, Button, Card, Fieldset, Group, Stack, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react';
import { cardFieldKeys, fieldLabelLimit, type CardFieldKey } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useRef } from 'react';
import { CountedInput } from '../../components/counted-input.js';
import { useTexts } from '../../shared/i18n.js';
import { moved } from '../../shared/moved.js';
import type { CardForm } from './card-draft.js';
import { memberCardTexts } from './texts.js';

/** Fields of the card: chosen, in order, with words of the brand's own. Moved by buttons, which a keyboard reaches. */
export function FieldList({ form }: { form: CardForm }) {
  const t = useTexts(memberCardTexts);
  const { fields } = form.values;
  const others = cardFieldKeys.filter((key) => !fields.some((field) => field.key === key));
  const adder = useRef<HTMLDivElement>(null);
  const set = (next: typeof fields) => form.setFieldValue('fields', next);

  function remove(key: CardFieldKey): void {
    set(fields.filter((field) => field.key !== key));
    // its button is gone: the focus must not fall to the page's top
    adder.current?.focus();
  }

  return (
    <Fieldset legend={t.fields}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t.fieldsHint}
        </Text>
        {fields.length === 0 && <Text size="sm">{t.noFields}</Text>}
        {fields.map(({ key }, index) => (
          <Card key={key} withBorder className="tl-card" p="sm" role="group" aria-label={t.fieldNames[key]}>
            <Group align="flex-end" gap="xs">
              <Box flex="1 1 220px">
                <CountedInput
                  label={format(t.label, { field: t.fieldNames[key] })}
                  placeholder={t.labelHint}
                  limit={fieldLabelLimit}
                  {...form.getInputProps(`fields.${index}.label`)}
                />
              </Box>
              <Group gap={4} wrap="nowrap">
                <ActionIcon
                  variant="default"
                  size="lg"
                  disabled={index === 0}
                  aria-label={format(t.earlier, { field: t.fieldNames[key] })}
                  onClick={() => set(moved(fields, index, -1))}
                >
                  <IconArrowUp size={18} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="default"
                  size="lg"
                  disabled={index === fields.length - 1}
                  aria-label={format(t.later, { field: t.fieldNames[key] })}
                  onClick={() => set(moved(fields, index, 1))}
                >
                  <IconArrowDown size={18} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  size="lg"
                  color="red"
                  aria-label={format(t.remove, { field: t.fieldNames[key] })}
                  onClick={() => remove(key)}
                >
                  <IconX size={18} aria-hidden />
                </ActionIcon>
              </Group>
            </Group>
          </Card>
        ))}
        <Group ref={adder} gap="xs" role="group" aria-label={t.add} tabIndex={-1}>
          {others.map((key) => (
            <Button
              key={key}
              variant="light"
              size="compact-md"
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => set([...fields, { key, label: '' }])}
            >
              {t.fieldNames[key]}
            </Button>
          ))}
        </Group>
      </Stack>
    </Fieldset>
  );
}
