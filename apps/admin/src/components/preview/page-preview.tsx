import { Paper, Select, Stack, Text } from '@mantine/core';
import type { PreviewOrder } from '@tieline/web';
import type { ReactNode } from 'react';
import { LiffPreview } from './liff-preview.js';

export function PreviewPanel({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Paper component="section" withBorder p={{ base: 'xs', lg: 'md' }} className="tl-card" aria-label={label}>
      <Stack gap="sm">{children}</Stack>
    </Paper>
  );
}

type Props<Choice extends string> = {
  order: PreviewOrder;
  label: string;
  choices: readonly Choice[];
  names: Record<Choice, string>;
  chosen: Choice;
  onChoose: (next: Choice) => void;
  frame: string;
  hint: string;
};

/** One of the customers' pages, and which state of it is shown. */
export function PagePreview<Choice extends string>(props: Props<Choice>) {
  const { order, label, choices, names, chosen, onChoose, frame, hint } = props;
  return (
    <>
      <Select
        label={label}
        data={choices.map((value) => ({ value, label: names[value] }))}
        value={chosen}
        allowDeselect={false}
        onChange={(value) => onChoose(choices.find((known) => known === value) ?? chosen)}
      />
      <LiffPreview order={order} subject={chosen} title={frame} />
      <Text size="xs" c="dimmed">
        {hint}
      </Text>
    </>
  );
}
