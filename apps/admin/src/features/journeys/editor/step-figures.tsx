import { Text } from '@mantine/core';
import type { JourneyStep, JourneyStepFigures } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useFormat } from '../../../shared/dates.js';
import { useTexts } from '../../../shared/i18n.js';
import { journeyEditorTexts } from './texts.js';

type Props = { step: JourneyStep; n: number; figures: JourneyStepFigures | undefined };

/** How many people came to a step and what became of it; nothing while nobody did. */
export function StepFigures({ step, n, figures }: Props) {
  const { figures: t } = useTexts(journeyEditorTexts);
  const { number } = useFormat();
  if (!figures) return null;
  const { entered, waiting, delivered, failed, blocked, then } = figures;
  const always = { entered, ...(step.kind === 'send' || step.kind === 'webhook' ? { delivered } : {}) };
  const ways = step.kind === 'condition' ? { then, else: Math.max(0, entered - then) } : {};
  const some = Object.entries({ failed, blocked, waiting }).filter(([, count]) => count > 0);
  const parts = [...Object.entries({ ...always, ...ways }), ...some] as [keyof typeof t, number][];
  return (
    <Text size="sm" c="dimmed" className="tl-count" role="group" aria-label={format(t.label, { n })}>
      {parts.map(([what, count]) => format(t[what], { count: number(count) })).join(' · ')}
    </Text>
  );
}
