import '@mantine/core/styles/ColorSwatch.css';
import '@mantine/core/styles/ColorPicker.css';
import '@mantine/core/styles/ColorInput.css';
import { ColorInput, Fieldset, NumberInput, Select, Stack, Switch } from '@mantine/core';
import { widgetLimits } from '@tieline/contracts';
import { CountedInput } from '../../components/counted-input.js';
import { useTexts } from '../../shared/i18n.js';
import { websiteTexts } from './texts.js';
import type { WebsiteForm } from './website-draft.js';

const swatches = ['#067a38', '#0b3d2e', '#1a5fb4', '#7a1fa2', '#8a5300', '#b3261e', '#16211b', '#e8c872'];

const choices = <Key extends string>(names: Record<Key, string>) =>
  Object.entries<string>(names).map(([value, label]) => ({ value, label }));

export function LookFields({ form }: { form: WebsiteForm }) {
  const t = useTexts(websiteTexts);
  return (
    <Fieldset legend={t.look}>
      <Stack>
        <Select
          label={t.form}
          description={t.formHint}
          data={choices(t.forms)}
          allowDeselect={false}
          maw={280}
          {...form.getInputProps('form')}
        />
        <CountedInput
          label={t.titleField}
          limit={widgetLimits.title}
          required
          {...form.getInputProps('title')}
        />
        <CountedInput
          label={t.shortTitle}
          description={t.shortTitleHint}
          limit={widgetLimits.shortTitle}
          required
          {...form.getInputProps('shortTitle')}
        />
        <CountedInput label={t.text} limit={widgetLimits.text} rows={2} {...form.getInputProps('text')} />
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
        <Select
          label={t.position}
          data={choices(t.positions)}
          allowDeselect={false}
          maw={280}
          {...form.getInputProps('position')}
        />
        <Switch
          label={t.smallOnPhones}
          description={t.smallHint}
          {...form.getInputProps('smallOnPhones', { type: 'checkbox' })}
        />
        <NumberInput
          label={t.autoHide}
          description={t.autoHideHint}
          min={0}
          max={600}
          allowDecimal={false}
          maw={280}
          {...form.getInputProps('autoHideSeconds')}
        />
      </Stack>
    </Fieldset>
  );
}
