import { Breadcrumbs, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../shared/i18n.js';
import { commonTexts } from '../shared/texts.js';

type Props = {
  title: string;
  /** one line under the heading: what this page is for */
  purpose?: ReactNode;
  actions?: ReactNode;
  /** links to the pages above, only below the second level */
  above?: ReactNode;
  children: ReactNode;
};

/** Anatomy of every page: document title, one h1 that takes focus on route change, purpose, actions. */
export function Page({ title, purpose, actions, above, children }: Props) {
  const t = useTexts(commonTexts);
  return (
    <Stack gap="lg">
      <title>{`${title} · ${t.product}`}</title>
      <Group justify="space-between" align="flex-start" gap="md">
        <Stack gap={4} className="tl-heading">
          {above && <Breadcrumbs>{above}</Breadcrumbs>}
          <Title order={1} tabIndex={-1} className="tl-h1">
            {title}
          </Title>
          {purpose && (
            <Text c="dimmed" size="sm" maw={640}>
              {purpose}
            </Text>
          )}
        </Stack>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Stack>
  );
}
