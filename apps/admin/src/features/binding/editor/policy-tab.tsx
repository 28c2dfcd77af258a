import { Alert, NumberInput, Radio, Stack, Switch, Title } from '@mantine/core';
import { useTexts } from '../../../shared/i18n.js';
import type { EditorForm } from './form.js';
import { editorTexts } from './texts.js';

/** Options that trade safety or money; what they cost is said where they are switched on. */
export function PolicyTab({ form }: { form: EditorForm }) {
  const { policy: t, tabs } = useTexts(editorTexts);
  const { contested, matchBeforeSms, paidPushFallback } = form.values.policy;
  return (
    <Stack maw={720} gap="lg">
      <Title order={2}>{tabs.policy}</Title>
      <Radio.Group label={t.contested} {...form.getInputProps('policy.contested')}>
        <Stack mt="sm">
          <Radio value="review" label={t.review} description={t.reviewHint} />
          <Radio value="move" label={t.move} description={t.moveHint} />
        </Stack>
      </Radio.Group>
      {contested === 'move' && <Warning>{t.moveWarning}</Warning>}
      <Switch
        label={t.before}
        description={t.beforeHint}
        {...form.getInputProps('policy.matchBeforeSms', { type: 'checkbox' })}
      />
      {matchBeforeSms && <Warning>{t.beforeWarning}</Warning>}
      <Switch
        label={t.push}
        description={t.pushHint}
        {...form.getInputProps('policy.paidPushFallback', { type: 'checkbox' })}
      />
      {paidPushFallback && <Warning>{t.pushWarning}</Warning>}
      <NumberInput
        label={t.lifetime}
        description={t.lifetimeHint}
        allowDecimal={false}
        allowNegative={false}
        step={30}
        maw={280}
        hideControls
        inputMode="numeric"
        {...form.getInputProps('policy.codeLifetimeSeconds')}
      />
      <NumberInput
        label={t.budget}
        description={t.budgetHint}
        allowDecimal={false}
        allowNegative={false}
        thousandSeparator=","
        maw={280}
        hideControls
        inputMode="numeric"
        {...form.getInputProps('policy.dailySmsBudget')}
      />
    </Stack>
  );
}

function Warning({ children }: { children: string }) {
  return (
    <Alert color="yellow" role="note">
      {children}
    </Alert>
  );
}
