import { Card, SimpleGrid, Text, Title } from '@mantine/core';
import type { Funnel } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useFormat } from '../../../shared/dates.js';
import { useTexts } from '../../../shared/i18n.js';
import { funnelTexts } from './texts.js';

/** What the range cost, and what came of it. */
export function CostCard({ funnel }: { funnel: Funnel }) {
  const t = useTexts(funnelTexts);
  const { number, percent } = useFormat();
  const opened = funnel.steps[0]?.people ?? 0;
  const bound = funnel.steps.at(-1)?.people ?? 0;
  const perBinding = bound > 0 ? Math.round((funnel.segments / bound) * 100) / 100 : null;
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <Figure
        label={t.rate}
        value={percent(opened > 0 ? bound / opened : 0)}
        note={format(t.rateText, { bound: number(bound), opened: number(opened) })}
      />
      <Figure
        label={t.cost}
        value={format(t.costText, { count: number(funnel.segments) })}
        note={perBinding === null ? t.costNone : format(t.costPer, { count: number(perBinding) })}
      />
    </SimpleGrid>
  );
}

function Figure({ label, value, note }: { label: string; value: string; note: string }) {
  return (
    <Card withBorder className="tl-card" component="section">
      <Title order={2} size="h4" c="dimmed">
        {label}
      </Title>
      <Text fz={28} fw={700} className="tl-count">
        {value}
      </Text>
      <Text size="sm" c="dimmed">
        {note}
      </Text>
    </Card>
  );
}
