import { Center, Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { BrandMark } from '../../components/brand-mark.js';
import { LanguageSwitch, SchemeSwitch } from '../../components/preferences.js';
import { useTexts } from '../../shared/i18n.js';
import { commonTexts } from '../../shared/texts.js';

/** A page before sign-in: brand, language, one card. */
export function EntryCard({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  const { product } = useTexts(commonTexts);
  return (
    <Center component="main" mih="100dvh" p="md">
      <title>{`${title} · ${product}`}</title>
      <Stack w="100%" maw={440} gap="lg">
        <Group justify="space-between">
          <Group gap="sm">
            <BrandMark size={36} />
            <Text fw={700} size="lg">
              {product}
            </Text>
          </Group>
          <Group gap={4}>
            <LanguageSwitch />
            <SchemeSwitch />
          </Group>
        </Group>
        <Paper withBorder p={{ base: 'lg', sm: 'xl' }} className="tl-card">
          <Title order={1} tabIndex={-1} className="tl-h1">
            {title}
          </Title>
          {text && (
            <Text c="dimmed" size="sm" mb="lg">
              {text}
            </Text>
          )}
          {children}
        </Paper>
      </Stack>
    </Center>
  );
}
