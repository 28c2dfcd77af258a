import { Select, Stack, Text } from '@mantine/core';
import { allSteps, type ConditionStep, type JourneyCondition } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useTexts } from '../../../shared/i18n.js';
import { TagPick } from '../../tags/tag-pick.js';
import { useEditing } from './editing.js';
import { errorAt, replaceAt } from './form.js';
import { journeyEditorTexts } from './texts.js';

const kinds = ['tag', 'bound', 'clicked'] as const;

const fresh: Record<JourneyCondition['kind'], JourneyCondition> = {
  tag: { kind: 'tag', tagId: '' },
  bound: { kind: 'bound' },
  clicked: { kind: 'clicked', stepId: '' },
};

export function ConditionFields({ step, path }: { step: ConditionStep; path: string }) {
  const { condition: t, tag } = useTexts(journeyEditorTexts);
  const { form } = useEditing();
  const asked = step.if;
  return (
    <Stack gap="sm">
      <Select
        label={t.kind}
        data={kinds.map((value) => ({ value, label: t.kinds[value] }))}
        value={asked.kind}
        onChange={(kind) => {
          const next = kinds.find((known) => known === kind);
          if (next) replaceAt(form, path, fresh[next]);
        }}
        allowDeselect={false}
        maw={360}
      />
      {asked.kind === 'tag' && (
        <TagPick
          label={tag}
          value={asked.tagId}
          onChange={(tagId) => replaceAt(form, `${path}.tagId`, tagId)}
          error={errorAt(form, `${path}.tagId`)}
        />
      )}
      {asked.kind === 'clicked' && (
        <EarlierMessage step={step} chosen={asked.stepId} path={`${path}.stepId`} />
      )}
    </Stack>
  );
}

type MessageProps = { step: ConditionStep; chosen: string; path: string };

/** Messages that steps before this one send. */
function EarlierMessage({ step, chosen, path }: MessageProps) {
  const { condition: t, stepLabel } = useTexts(journeyEditorTexts);
  const { form, numbers, words } = useEditing();
  const order = allSteps(form.values.steps);
  const earlier = order.slice(
    0,
    order.findIndex(({ id }) => id === step.id),
  );
  const named = order.filter((one) => one.kind === 'send' && (earlier.includes(one) || one.id === chosen));
  return (
    <>
      <Select
        label={t.message}
        placeholder={named.length > 0 ? t.messagePlaceholder : t.noMessages}
        data={named.map((one) => ({
          value: one.id,
          label: format(stepLabel, { n: numbers.get(one.id) ?? 0, words: words(one) }),
        }))}
        value={named.some(({ id }) => id === chosen) ? chosen : null}
        onChange={(id) => id !== null && replaceAt(form, path, id)}
        error={errorAt(form, path)}
        allowDeselect={false}
        withAsterisk
        maw={480}
      />
      <Text size="sm" c="dimmed">
        {t.clickedHint}
      </Text>
    </>
  );
}
