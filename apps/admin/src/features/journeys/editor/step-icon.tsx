import { ThemeIcon } from '@mantine/core';
import {
  IconArrowsSplit2,
  IconClock,
  IconFlag,
  IconLayoutGrid,
  IconMessage,
  IconTagMinus,
  IconTagPlus,
  IconWebhook,
} from '@tabler/icons-react';
import type { JourneyStepKind } from '@tieline/contracts';

const icons = {
  send: IconMessage,
  wait: IconClock,
  condition: IconArrowsSplit2,
  addTag: IconTagPlus,
  removeTag: IconTagMinus,
  menu: IconLayoutGrid,
  webhook: IconWebhook,
  end: IconFlag,
} as const satisfies Record<JourneyStepKind, unknown>;

export function StepIcon({ kind }: { kind: JourneyStepKind }) {
  const Icon = icons[kind];
  return (
    <ThemeIcon variant="light" color={kind === 'send' ? 'brand' : 'gray'} radius="xl" size={28} aria-hidden>
      <Icon size={16} />
    </ThemeIcon>
  );
}
