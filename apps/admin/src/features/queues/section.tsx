import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

type Props = { title: string; hint?: string; children: ReactNode };

export function Section({ title, hint, children }: Props) {
  return (
    <Stack component="section" gap="xs">
      <Title order={2} size="h3">
        {title}
      </Title>
      {hint && (
        <Text size="sm" c="dimmed" maw={640}>
          {hint}
        </Text>
      )}
      {children}
    </Stack>
  );
}
