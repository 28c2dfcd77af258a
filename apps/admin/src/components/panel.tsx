import { Center, Group, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import type { ReactNode } from 'react';

type Props = {
  icon: ReactNode;
  title: string;
  /** level of the heading: 1 when the panel is the page */
  order?: 1 | 2;
  children?: ReactNode;
  actions?: ReactNode;
  tone?: 'brand' | 'red' | 'gray';
};

/** One calm message in place of content: nothing yet, not found, forbidden, failed. */
export function Panel({ icon, title, order = 2, children, actions, tone = 'gray' }: Props) {
  return (
    <Center py={48} px="md">
      <Stack align="center" gap="sm" maw={480} ta="center">
        <ThemeIcon size={56} radius="xl" variant="light" color={tone} aria-hidden>
          {icon}
        </ThemeIcon>
        <Title order={order} size="h2" {...(order === 1 && { tabIndex: -1, className: 'tl-h1' })}>
          {title}
        </Title>
        <Text c="dimmed" component="div">
          {children}
        </Text>
        {actions && (
          <Group gap="xs" justify="center" mt="xs">
            {actions}
          </Group>
        )}
      </Stack>
    </Center>
  );
}
