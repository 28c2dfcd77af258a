import { allSteps, type JourneyStep } from '@tieline/contracts';
import { format } from '@tieline/web';
import type { FieldWords } from '../../../components/changes/change-list.js';
import { changesBetween, type Change } from '../../../components/changes/changes.js';
import { useTexts } from '../../../shared/i18n.js';
import { useTriggerWords } from '../trigger-words.js';
import type { JourneyDraft } from './draft.js';
import { numbersOf } from './step-tree.js';
import { useStepWords, type StepWords } from './step-words.js';
import { journeyEditorTexts } from './texts.js';

/** In what two versions of a journey differ, in words, and how the fields are called. */
export function useJourneyChanges(
  before: JourneyDraft,
  after: JourneyDraft,
): { changes: Change[]; words: FieldWords } {
  const t = useTexts(journeyEditorTexts);
  const triggerWords = useTriggerWords();
  const beforeWords = useStepWords(numbersOf(before.steps));
  const afterWords = useStepWords(numbersOf(after.steps));
  const say = ({ name, trigger, entryLimit, quietHours, steps }: JourneyDraft, stepWords: StepWords) => ({
    name,
    trigger: triggerWords(trigger),
    entryLimit: entryLimit === null ? t.unlimited : format(t.timesUnit, { count: entryLimit }),
    quietHours: quietHours ? format(t.quietWords, quietHours) : t.none,
    steps: linesOf(steps, stepWords),
  });
  const labels: Record<string, string> = { name: t.name, ...t.changes };
  const changes = changesBetween(say(before, beforeWords), say(after, afterWords));
  // the same words, another text behind them
  if (changes.length === 0 && JSON.stringify(before.steps) !== JSON.stringify(after.steps))
    changes.push({ path: 'steps', before: textsOf(before.steps), after: textsOf(after.steps) });
  return { changes, words: { label: (path) => labels[path] ?? path, value: (_, value) => value as string } };
}

const textsOf = (steps: readonly JourneyStep[]): string =>
  allSteps(steps)
    .flatMap((step) => (step.kind === 'send' && step.message.kind === 'text' ? step.message.text : []))
    .join('\n');

function linesOf(steps: readonly JourneyStep[], words: StepWords, indent = ''): string {
  return steps
    .flatMap((step) => {
      const own = `${indent}${words(step)}`;
      if (step.kind !== 'condition') return own;
      const inside = [
        `${indent}✓`,
        linesOf(step.then, words, `${indent}    `),
        `${indent}✗`,
        linesOf(step.else, words, `${indent}    `),
      ];
      return [own, ...inside.filter(Boolean)];
    })
    .join('\n');
}
