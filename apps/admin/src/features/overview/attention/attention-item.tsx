import { Group, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';

export type Attending = {
  key: string;
  title: string;
  text: ReactNode;
  /** red: customers are stopped now */
  tone: 'red' | 'yellow' | 'gray';
  action: ReactNode;
};

const tones = ['red', 'yellow', 'gray'] as const;

/** What stops customers now comes first. */
export const mostUrgentFirst = (items: readonly Attending[]): Attending[] =>
  items.toSorted((one, other) => tones.indexOf(one.tone) - tones.indexOf(other.tone));

/** One thing to look at, and where. */
export function AttentionItem({ title, text, tone, action }: Omit<Attending, 'key'>) {
  const Icon = tone === 'gray' ? IconInfoCircle : IconAlertTriangle;
  return (
    <Group component="li" justify="space-between" gap="sm" wrap="nowrap" align="flex-start">
      <Group gap="sm" wrap="nowrap" align="flex-start" className="tl-ellipsis">
        <ThemeIcon radius="xl" size={28} variant="light" color={tone} aria-hidden>
          <Icon size={18} />
        </ThemeIcon>
        <Stack gap={0}>
          <Text fw={600}>{title}</Text>
          <Text size="sm" c="dimmed" component="div">
            {text}
          </Text>
        </Stack>
      </Group>
      {action}
    </Group>
  );
}
