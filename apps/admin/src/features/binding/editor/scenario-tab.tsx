import { Input, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { scenarios, triggerTextLimit, type Scenario } from '@tieline/contracts';
import { CountedInput } from '../../../components/counted-input.js';
import { VariableText } from '../../../components/variable-text.js';
import { useTexts } from '../../../shared/i18n.js';
import { commonTexts } from '../../../shared/texts.js';
import { TagSelect } from '../../tags/tag-select.js';
import { CardChoice } from './card-choice.js';
import { equalTriggers } from './draft.js';
import { triggerPath, type EditorForm } from './form.js';
import { editorTexts } from './texts.js';

type Props = { form: EditorForm; scenario: Scenario };

export function ScenarioTab({ form, scenario }: Props) {
  const t = useTexts(editorTexts);
  return (
    <Stack maw={720}>
      <div>
        <Title order={2}>{t.scenarioTitles[scenario]}</Title>
        <Text size="sm" c="dimmed">
          {t.scenarioHints[scenario]}
        </Text>
      </div>
      <TriggerField form={form} scenario={scenario} />
      <ReplyFields form={form} scenario={scenario} />
      {scenario === 'firstBinding' && (
        <TagSelect label={t.tags} description={t.tagsHint} max={20} {...form.getInputProps('tagIds')} />
      )}
    </Stack>
  );
}

function TriggerField({ form, scenario }: Props) {
  const t = useTexts(editorTexts);
  const common = useTexts(commonTexts);
  const path = triggerPath(scenario);
  const equal = equalTriggers(form.values).includes(scenario) ? common.issueTriggerEqual : null;
  function change(text: string): void {
    form.setFieldValue(path, text);
    // an "equal" found before may have ended on the other side as well
    for (const other of scenarios) form.clearFieldError(triggerPath(other));
  }

  return (
    <CountedInput
      label={t.trigger}
      description={t.triggerHint}
      limit={triggerTextLimit}
      required
      value={form.values.scenarios[scenario].triggerText}
      error={equal ?? form.errors[path]}
      onBlur={() => form.validateField(path)}
      onChange={change}
    />
  );
}

function ReplyFields({ form, scenario }: Props) {
  const t = useTexts(editorTexts);
  const path = `scenarios.${scenario}.reply`;
  const { kind } = form.values.scenarios[scenario].reply;
  return (
    <>
      <Input.Wrapper label={t.replyKind} labelElement="div">
        <SegmentedControl
          mt={4}
          display="flex"
          w="fit-content"
          aria-label={t.replyKind}
          data={[
            { value: 'text', label: t.kindText },
            { value: 'card', label: t.kindCard },
          ]}
          {...form.getInputProps(`${path}.kind`)}
        />
      </Input.Wrapper>
      {kind === 'text' ? (
        <VariableText
          label={t.replyText}
          limit={2000}
          rows={4}
          required
          {...form.getInputProps(`${path}.text`)}
        />
      ) : (
        <CardChoice form={form} scenario={scenario} />
      )}
    </>
  );
}
