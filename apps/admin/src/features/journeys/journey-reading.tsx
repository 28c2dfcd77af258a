import { Alert, Card, Stack, Text, Title } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import type { Journey, JourneyStep } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useTexts } from '../../shared/i18n.js';
import { JourneyStatus } from './editor/journey-status.js';
import { StepFigures } from './editor/step-figures.js';
import { branches, numbersOf } from './editor/step-tree.js';
import { useStepWords, type StepWords } from './editor/step-words.js';
import { journeyEditorTexts } from './editor/texts.js';
import { useFigures } from './editor/use-figures.js';
import { journeyTexts } from './texts.js';
import { useTriggerWords } from './trigger-words.js';

/** For those who may only look at it, and why. */
export function JourneyReading({ journey }: { journey: Journey }) {
  const t = useTexts(journeyTexts);
  const editor = useTexts(journeyEditorTexts);
  const triggerWords = useTriggerWords();
  const numbers = numbersOf(journey.steps);
  const words = useStepWords(numbers);
  const { byStep } = useFigures(journey);
  const { trigger, entryLimit, quietHours, steps } = journey;
  return (
    <Stack>
      <Alert color="gray" icon={<IconLock aria-hidden />} role="note">
        {t.reading}
      </Alert>
      <JourneyStatus journey={journey} dirty={false} />
      <Card withBorder className="tl-card" component="section">
        <Title order={2}>{editor.entry}</Title>
        <dl className="tl-fields">
          <dt>{editor.trigger}</dt>
          <dd>{triggerWords(trigger)}</dd>
          <dt>{editor.times}</dt>
          <dd>{entryLimit === null ? editor.unlimited : format(editor.timesUnit, { count: entryLimit })}</dd>
          <dt>{editor.quiet}</dt>
          <dd>{quietHours ? format(editor.quietWords, quietHours) : editor.none}</dd>
        </dl>
      </Card>
      <Card withBorder className="tl-card" component="section">
        <Title order={2} mb="sm">
          {editor.steps}
        </Title>
        <Outline steps={steps} numbers={numbers} words={words} figures={byStep} />
      </Card>
    </Stack>
  );
}

type OutlineProps = {
  steps: readonly JourneyStep[];
  numbers: ReadonlyMap<string, number>;
  words: StepWords;
  figures: ReturnType<typeof useFigures>['byStep'];
};

function Outline({ steps, ...rest }: OutlineProps) {
  const t = useTexts(journeyEditorTexts);
  if (steps.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t.nothingHere}
      </Text>
    );
  return (
    <Stack component="ol" gap="sm" className="tl-list">
      {steps.map((step) => {
        const n = rest.numbers.get(step.id) ?? 0;
        return (
          <li key={step.id}>
            <Text fw={600}>{format(t.stepLabel, { n, words: rest.words(step) })}</Text>
            {step.kind === 'send' && step.message.kind === 'text' && (
              <Text size="sm" className="tl-quote tl-lines">
                {step.message.text}
              </Text>
            )}
            <StepFigures step={step} n={n} figures={rest.figures.get(step.id)} />
            {step.kind === 'condition' &&
              branches.map((branch) => (
                <div key={branch} className="tl-branch">
                  <Text size="sm" fw={650} mb={4}>
                    {branch === 'then' ? t.thenLabel : t.elseLabel}
                  </Text>
                  <Outline steps={step[branch]} {...rest} />
                </div>
              ))}
          </li>
        );
      })}
    </Stack>
  );
}
