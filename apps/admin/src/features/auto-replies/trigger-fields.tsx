import { Fieldset, SegmentedControl, Stack, TagsInput, Text } from '@mantine/core';
import { autoReplyLimits } from '@tieline/contracts';
import { useTexts } from '../../shared/i18n.js';
import type { RulesForm } from './rule-draft.js';
import { autoReplyTexts } from './texts.js';

type Props = { form: RulesForm; at: number };

const kinds = ['keyword', 'follow', 'postback'] as const;
const matches = ['exact', 'contains'] as const;

export function TriggerFields({ form, at }: Props) {
  const t = useTexts(autoReplyTexts);
  const path = `rules.${at}.trigger`;
  const kind = form.values.rules[at]?.trigger.kind ?? 'keyword';
  return (
    <Fieldset legend={t.trigger}>
      <Stack gap="sm">
        <div>
          <SegmentedControl
            aria-label={t.trigger}
            data={kinds.map((value) => ({ value, label: t.triggers[value] }))}
            {...form.getInputProps(`${path}.kind`)}
          />
          <Text size="sm" c="dimmed" mt={4}>
            {t.triggerHints[kind]}
          </Text>
        </div>
        {kind === 'keyword' && (
          <>
            <SegmentedControl
              w="fit-content"
              aria-label={t.match}
              data={matches.map((value) => ({ value, label: t.matches[value] }))}
              {...form.getInputProps(`${path}.match`)}
            />
            <Words form={form} path={`${path}.keywords`} label={t.keywords} hint={t.keywordsHint} />
          </>
        )}
        {kind === 'postback' && (
          <Words form={form} path={`${path}.data`} label={t.data} hint={t.dataHint} whole />
        )}
      </Stack>
    </Fieldset>
  );
}

type WordsProps = { form: RulesForm; path: string; label: string; hint: string; whole?: boolean };

/** Several words in one field. `whole`: a comma is part of one. */
function Words({ form, path, label, hint, whole = false }: WordsProps) {
  // an issue of one of the words stands beside the field
  const inner = Object.entries(form.errors).find(([key]) => key.startsWith(`${path}.`))?.[1];
  return (
    <TagsInput
      label={label}
      description={hint}
      withAsterisk
      aria-required
      maxTags={autoReplyLimits.keywords}
      splitChars={whole ? [] : [',', '，', '、']}
      {...form.getInputProps(path)}
      error={form.errors[path] ?? inner}
    />
  );
}
