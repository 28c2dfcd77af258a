import { Card, SimpleGrid, Text, Title } from '@mantine/core';
import type { Funnel } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useFormat } from '../../../shared/dates.js';
import { useTexts } from '../../../shared/i18n.js';
import { funnelTexts } from './texts.js';

/** What came of the range, what it cost, and how long people took. */
export function CostCard({ funnel }: { funnel: Funnel }) {
  const t = useTexts(funnelTexts);
  const { number, percent } = useFormat();
  const opened = funnel.steps[0]?.people ?? 0;
  const bound = funnel.steps.at(-1)?.people ?? 0;
  const time = useDuration(funnel.medianSeconds);
  const perBinding = bound > 0 ? Math.round((funnel.segments / bound) * 100) / 100 : null;
  return (
    <SimpleGrid cols={{ base: 1, xs: 3 }}>
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
      <Figure label={t.time} value={time ?? '–'} note={time === null ? t.timeNone : t.timeText} />
    </SimpleGrid>
  );
}

function useDuration(seconds: number | null): string | null {
  const t = useTexts(funnelTexts);
  if (seconds === null) return null;
  if (seconds < 60) return format(t.seconds, { count: seconds });
  return format(t.minutes, { minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
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
