import '@mantine/core/styles/ColorSwatch.css';
import '@mantine/core/styles/ColorPicker.css';
import '@mantine/core/styles/ColorInput.css';
import { ColorInput, Fieldset, Select, Stack, Switch, Text } from '@mantine/core';
import { canCarry, codeKinds, codeSources } from '@tieline/contracts';
import { useTexts } from '../../shared/i18n.js';
import { PictureField } from '../media/picture-field.js';
import { TagSelect } from '../tags/tag-select.js';
import type { CardForm } from './card-draft.js';
import { memberCardTexts } from './texts.js';

type Props = { form: CardForm };

const swatches = ['#067a38', '#0b3d2e', '#1a5fb4', '#7a1fa2', '#8a5300', '#b3261e', '#16211b', '#e8c872'];

export function LookFields({ form }: Props) {
  const t = useTexts(memberCardTexts);
  return (
    <Fieldset legend={t.look}>
      <Stack>
        <ColorInput
          label={t.color}
          description={t.colorHint}
          format="hex"
          swatches={swatches}
          eyeDropperButtonProps={{ 'aria-label': t.pickColor }}
          maw={280}
          {...form.getInputProps('color')}
          onChange={(color) => form.setFieldValue('color', color.toLowerCase())}
        />
        <PictureField
          kind="memberCardPicture"
          label={t.picture}
          description={t.pictureHint}
          pictureId={form.values.pictureId}
          onChange={(id) => form.setFieldValue('pictureId', id)}
          error={form.errors['pictureId']}
        />
      </Stack>
    </Fieldset>
  );
}

export function CodeFields({ form }: Props) {
  const t = useTexts(memberCardTexts);
  const { kind, source } = form.values.code;
  return (
    <Fieldset legend={t.code}>
      <Stack>
        <Text size="sm" c="dimmed">
          {t.codeHint}
        </Text>
        <Select
          label={t.source}
          data={codeSources.map((value) => ({ value, label: t.sources[value] }))}
          allowDeselect={false}
          maw={360}
          {...form.getInputProps('code.source')}
        />
        <Select
          label={t.kind}
          description={t.kindHints[kind]}
          data={codeKinds.map((value) => ({
            value,
            label: t.kinds[value],
            disabled: !canCarry(value, source),
          }))}
          allowDeselect={false}
          maw={360}
          {...form.getInputProps('code.kind')}
        />
        {kind !== 'qr' && (
          <Switch
            label={t.withQr}
            description={t.withQrHint}
            {...form.getInputProps('code.withQr', { type: 'checkbox' })}
          />
        )}
      </Stack>
    </Fieldset>
  );
}

export function UnbindFields({ form }: Props) {
  const t = useTexts(memberCardTexts);
  return (
    <Fieldset legend={t.unbind}>
      <Stack>
        <Switch
          label={t.unbindAllowed}
          description={t.unbindHint}
          {...form.getInputProps('unbind.allowed', { type: 'checkbox' })}
        />
        {form.values.unbind.allowed && (
          <TagSelect
            label={t.unbindTags}
            description={t.unbindTagsHint}
            max={20}
            {...form.getInputProps('unbind.tagIds')}
          />
        )}
      </Stack>
    </Fieldset>
  );
}
