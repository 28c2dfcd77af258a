import { Card, Group, Stack, Text, ThemeIcon, Title, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconCircleDashed } from '@tabler/icons-react';
import { format } from '@tieline/web';
import { ButtonLink } from '../../components/links.js';
import { useTexts } from '../../shared/i18n.js';
import { steps, type Step } from './checklist.js';
import { overviewTexts } from './texts.js';

const targets = {
  channel: '/channels',
  liff: '/channels',
  shop: '/channels',
  sender: '/settings',
  credit: '/sms',
  enabled: '/binding',
} as const satisfies Record<Step, string>;

export function SetupCard({ done }: { done: Record<Step, boolean> }) {
  const t = useTexts(overviewTexts);
  const count = steps.filter((step) => done[step]).length;
  const complete = count === steps.length;
  return (
    <Card withBorder className="tl-card" component="section">
      <Group justify="space-between" mb="sm">
        <Title order={2}>{t.setup}</Title>
        <Text size="sm" c="dimmed">
          {format(t.progress, { done: count, all: steps.length })}
        </Text>
      </Group>
      {complete && <Text mb="sm">{t.allDone}</Text>}
      <Stack component="ol" gap="xs" className="tl-list">
        {steps.map((step) => (
          <Item key={step} step={step} done={done[step]} />
        ))}
      </Stack>
    </Card>
  );
}

function Item({ step, done }: { step: Step; done: boolean }) {
  const t = useTexts(overviewTexts);
  const label = t.steps[step];
  return (
    <Group component="li" justify="space-between" wrap="nowrap" mih={40}>
      <Group gap="sm" wrap="nowrap">
        <ThemeIcon radius="xl" size={26} variant={done ? 'filled' : 'light'} color={done ? 'brand' : 'gray'}>
          {done ? <IconCheck size={16} aria-hidden /> : <IconCircleDashed size={16} aria-hidden />}
        </ThemeIcon>
        <Text c={done ? 'dimmed' : undefined}>
          {label}
          <VisuallyHidden>{` (${done ? t.done : t.todo})`}</VisuallyHidden>
        </Text>
      </Group>
      {!done && (
        <ButtonLink
          to={targets[step]}
          variant="default"
          size="compact-sm"
          flex="none"
          aria-label={format(t.goOf, { step: label })}
        >
          {t.go}
        </ButtonLink>
      )}
    </Group>
  );
}
