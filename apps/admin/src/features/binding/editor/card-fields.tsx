import { Stack, TextInput } from '@mantine/core';
import type { Scenario } from '@tieline/contracts';
import { CountedInput } from '../../../components/counted-input.js';
import { VariableText } from '../../../components/variable-text.js';
import { useTexts } from '../../../shared/i18n.js';
import { ButtonList } from '../../cards/editor/button-list.js';
import { PictureField } from '../../media/picture-field.js';
import type { EditorForm } from './form.js';
import { editorTexts } from './texts.js';

const maxButtons = 4;

/** A card that is used by this scenario only. */
export function CardFields({ form, scenario }: { form: EditorForm; scenario: Scenario }) {
  const t = useTexts(editorTexts);
  const path = `scenarios.${scenario}.reply.card`;
  const { buttons, pictureId } = form.values.scenarios[scenario].reply.card;
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
      <ButtonList form={form} path={`${path}.buttons`} buttons={buttons} most={maxButtons} />
    </Stack>
  );
}
