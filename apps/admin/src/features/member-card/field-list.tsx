import { ActionIcon, Box, Button, Card, Fieldset, Group, Stack, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { cardFieldKeys, fieldLabelLimit, type CardFieldKey } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useRef, type ReactNode } from 'react';
import { CountedInput } from '../../components/counted-input.js';
import { OrderButtons } from '../../components/order-buttons.js';
import { useTexts } from '../../shared/i18n.js';
import { moved } from '../../shared/moved.js';
import type { CardForm } from './card-draft.js';
import { memberCardTexts } from './texts.js';

type Field = CardForm['values']['fields'][number];

/** Name and tier stand on the card's face, without words of their own and in no order. */
const isOnFace = ({ key }: Field) => key === 'name' || key === 'tier';

/** Fields of the card: chosen, in order, with words of the brand's own. Moved by buttons, which a keyboard reaches. */
export function FieldList({ form }: { form: CardForm }) {
  const t = useTexts(memberCardTexts);
  const { fields } = form.values;
  const face = fields.filter(isOnFace);
  const rows = fields.filter((field) => !isOnFace(field));
  const others = cardFieldKeys.filter((key) => !fields.some((field) => field.key === key));
  const adder = useRef<HTMLDivElement>(null);
  const set = (next: Field[]) => form.setFieldValue('fields', next);

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
        {face.map(({ key }) => (
          <FieldCard key={key} name={t.fieldNames[key]}>
            <Group justify="space-between" wrap="nowrap" gap="xs">
              <div>
                <Text size="sm" fw={600}>
                  {t.fieldNames[key]}
                </Text>
                <Text size="xs" c="dimmed">
                  {t.onFace}
                </Text>
              </div>
              <ActionIcon
                variant="subtle"
                size="lg"
                color="red"
                aria-label={format(t.remove, { field: t.fieldNames[key] })}
                onClick={() => remove(key)}
              >
                <IconTrash size={18} aria-hidden />
              </ActionIcon>
            </Group>
          </FieldCard>
        ))}
        {rows.map(({ key }, index) => (
          <FieldCard key={key} name={t.fieldNames[key]}>
            <Group align="flex-end" gap="xs">
              <Box flex="1 1 220px">
                <CountedInput
                  label={format(t.label, { field: t.fieldNames[key] })}
                  placeholder={t.labelHint}
                  limit={fieldLabelLimit}
                  {...form.getInputProps(`fields.${fields.findIndex((field) => field.key === key)}.label`)}
                />
              </Box>
              {/* beside the input, not beside the count below it */}
              <Box ml="auto" mb={{ base: 0, sm: 20 }}>
                <OrderButtons
                  labels={{
                    up: format(t.earlier, { field: t.fieldNames[key] }),
                    down: format(t.later, { field: t.fieldNames[key] }),
                    remove: format(t.remove, { field: t.fieldNames[key] }),
                  }}
                  first={index === 0}
                  last={index === rows.length - 1}
                  onMove={(by) => set([...face, ...moved(rows, index, by)])}
                  onRemove={() => remove(key)}
                />
              </Box>
            </Group>
          </FieldCard>
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

function FieldCard({ name, children }: { name: string; children: ReactNode }) {
  return (
    <Card withBorder className="tl-card" p="sm" role="group" aria-label={name}>
      {children}
    </Card>
  );
}
