import { Fieldset, SegmentedControl, Select, Stack } from '@mantine/core';
import { autoReplyLimits } from '@tieline/contracts';
import { useTexts } from '../../shared/i18n.js';
import { TagSelect } from '../tags/tag-select.js';
import type { RulesForm } from './rule-draft.js';
import { autoReplyTexts } from './texts.js';

const bindings = ['anybody', 'bound', 'unbound'] as const;
const matches = ['any', 'all'] as const;

export function AudienceFields({ form, at }: { form: RulesForm; at: number }) {
  const t = useTexts(autoReplyTexts);
  const path = `rules.${at}`;
  return (
    <Fieldset legend={t.audience}>
      <Stack gap="sm">
        <SegmentedControl
          w="fit-content"
          aria-label={t.binding}
          data={bindings.map((value) => ({ value, label: t.bindings[value] }))}
          {...form.getInputProps(`${path}.binding`)}
        />
        <TagSelect
          label={t.tags}
          description={t.tagsHint}
          max={autoReplyLimits.tags}
          {...form.getInputProps(`${path}.tags.ids`)}
        />
        {(form.values.rules[at]?.tags.ids.length ?? 0) > 1 && (
          <Select
            label={t.tagMatch}
            data={matches.map((value) => ({ value, label: t.tagMatches[value] }))}
            allowDeselect={false}
            maw={280}
            {...form.getInputProps(`${path}.tags.match`)}
          />
        )}
      </Stack>
    </Fieldset>
  );
}
