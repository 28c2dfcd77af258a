import { Button, Card, Group, Progress, Stack, Text, Title } from '@mantine/core';
import type { SmsBudgets } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useState } from 'react';
import { useFormat } from '../../shared/dates.js';
import { useTexts } from '../../shared/i18n.js';
import { ChannelCapDialog } from './channel-cap-dialog.js';
import { smsTexts } from './texts.js';

type Budget = SmsBudgets['channels'][number];

/** What each channel may send in a day, and what it has sent. */
export function ChannelCaps({ budgets }: { budgets: readonly Budget[] }) {
  const t = useTexts(smsTexts);
  const { number } = useFormat();
  const [edited, edit] = useState<Budget | null>(null);
  return (
    <Card withBorder className="tl-card" component="section">
      <Title order={2} size="h3" mb="sm">
        {t.channelCaps}
      </Title>
      {budgets.length === 0 && <Text c="dimmed">{t.noChannels}</Text>}
      <Stack component="ul" gap="md" className="tl-list">
        {budgets.map((budget) => (
          <li key={budget.id}>
            <Group justify="space-between" gap="sm" wrap="nowrap">
              <div className="tl-ellipsis">
                <Text fw={600}>{budget.name}</Text>
                <Text size="sm" c="dimmed">
                  {format(t.usedToday, { used: number(budget.usedToday), cap: number(budget.dailyCap) })}
                </Text>
              </div>
              <Button
                variant="default"
                size="compact-sm"
                flex="none"
                aria-label={format(t.editCapOf, { name: budget.name })}
                onClick={() => edit(budget)}
              >
                {t.editCap}
              </Button>
            </Group>
            <Progress
              value={budget.dailyCap > 0 ? (budget.usedToday / budget.dailyCap) * 100 : 100}
              color={budget.usedToday >= budget.dailyCap ? 'red' : 'brand'}
              mt={6}
              aria-hidden
            />
          </li>
        ))}
      </Stack>
      {edited && <ChannelCapDialog budget={edited} onClose={() => edit(null)} />}
    </Card>
  );
}
