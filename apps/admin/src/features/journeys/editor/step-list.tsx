import { Stack, Text } from '@mantine/core';
import type { JourneyStep } from '@tieline/contracts';
import { AddStep } from './add-step.js';
import { StepItem } from './step-item.js';
import type { Block } from './step-tree.js';

type Props = {
  steps: readonly JourneyStep[];
  /** of this list in the form */
  path: string;
  block: Block;
  label: string;
  /** said while there is no step */
  empty: string;
};

/** The steps of a journey, or of one way of a condition. */
export function StepList({ steps, path, block, label, empty }: Props) {
  return (
    <Stack gap="sm" align="stretch">
      {steps.length === 0 ? (
        <Text size="sm" c="dimmed">
          {empty}
        </Text>
      ) : (
        <Stack component="ol" gap="sm" className="tl-list" aria-label={label}>
          {steps.map((step, index) => (
            <StepItem key={step.id} step={step} path={`${path}.${index}`} />
          ))}
        </Stack>
      )}
      <AddStep block={block} index={steps.length} where={label} />
    </Stack>
  );
}
