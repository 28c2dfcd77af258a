import { Button, Fieldset, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { Scenario } from '@tieline/contracts';
import { CountedInput } from '../../../components/counted-input.js';
import { useTexts } from '../../../shared/i18n.js';
import { PictureField } from '../../media/picture-field.js';
import { ButtonFields } from './button-fields.js';
import { newButton } from './draft.js';
import type { EditorForm } from './form.js';
import { editorTexts } from './texts.js';
import { VariableText } from './variable-text.js';

const maxButtons = 4;

export function CardFields({ form, scenario }: { form: EditorForm; scenario: Scenario }) {
  const t = useTexts(editorTexts);
  const path = `scenarios.${scenario}.reply.card`;
  const { buttons, pictureId } = form.values.scenarios[scenario].reply.card;
  const missing = form.errors[`${path}.buttons`];
  return (
    <Stack>
      <PictureField
        kind="cardPicture"
        label={t.card.picture}
        description={t.card.pictureHint}
        pictureId={pictureId}
        onChange={(id) => form.setFieldValue(`${path}.pictureId`, id)}
        error={form.errors[`${path}.pictureId`]}
      />
      <TextInput
        label={t.card.altText}
        description={t.card.altTextHint}
        withAsterisk
        {...form.getInputProps(`${path}.altText`)}
      />
      <CountedInput label={t.card.title} limit={40} {...form.getInputProps(`${path}.title`)} />
      <VariableText
        label={t.card.text}
        limit={120}
        rows={3}
        required
        {...form.getInputProps(`${path}.text`)}
      />
      <Fieldset legend={t.card.buttons}>
        <Stack>
          <Text size="sm" c="dimmed">
            {t.card.buttonsHint}
          </Text>
          {buttons.map((button, index) => (
            <ButtonFields
              key={button.key}
              form={form}
              path={`${path}.buttons`}
              index={index}
              button={button}
            />
          ))}
          {missing && (
            <Text size="sm" c="var(--mantine-color-error)" role="alert">
              {missing}
            </Text>
          )}
          <Button
            variant="light"
            w="fit-content"
            leftSection={<IconPlus size={18} aria-hidden />}
            disabled={buttons.length >= maxButtons}
            onClick={() => {
              form.insertListItem(`${path}.buttons`, newButton());
              form.clearFieldError(`${path}.buttons`);
            }}
          >
            {t.card.add}
          </Button>
        </Stack>
      </Fieldset>
    </Stack>
  );
}
