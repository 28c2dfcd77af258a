import { Button, Card, Group, Table, Text, Title } from '@mantine/core';
import type { Funnel } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useState } from 'react';
import { useFormat } from '../../../shared/dates.js';
import { useTexts } from '../../../shared/i18n.js';
import { funnelTexts } from './texts.js';

const mostBars = 92;

/** Linked people by day, a bar each; a long range shows its last days, the table all of them. */
export function DailyCard({ funnel }: { funnel: Funnel }) {
  const t = useTexts(funnelTexts);
  const { number, day } = useFormat();
  const [table, setTable] = useState(false);
  const { days } = funnel;
  const bound = days.reduce((sum, each) => sum + each.bound, 0);
  const most = Math.max(1, ...days.map((each) => each.bound));
  const average = number(Math.round((bound / days.length) * 10) / 10);
  return (
    <Card withBorder className="tl-card" component="section">
      <Group justify="space-between" gap="xs">
        <Title order={2}>{t.daily}</Title>
        <Button variant="subtle" size="compact-sm" onClick={() => setTable(!table)}>
          {table ? t.asBars : t.asTable}
        </Button>
      </Group>
      <Text size="sm" c="dimmed" mb="md">
        {format(t.dailySum, { bound: number(bound), average })}
      </Text>
      {table ? (
        <DailyTable funnel={funnel} />
      ) : (
        <div aria-hidden>
          <ul className="tl-days">
            {days.slice(-mostBars).map((each) => (
              <li
                key={each.day}
                title={format(t.dayLabel, {
                  day: day(each.day),
                  opened: number(each.opened),
                  bound: number(each.bound),
                })}
              >
                <span style={{ height: `${(each.bound / most) * 100}%` }} />
              </li>
            ))}
          </ul>
          <Group justify="space-between">
            <Text size="xs" c="dimmed">
              {day(days.at(-mostBars)?.day ?? funnel.from)}
            </Text>
            <Text size="xs" c="dimmed">
              {day(funnel.to)}
            </Text>
          </Group>
        </div>
      )}
    </Card>
  );
}

function DailyTable({ funnel }: { funnel: Funnel }) {
  const t = useTexts(funnelTexts);
  const { number, day } = useFormat();
  const { opened, bound, segments } = t.dailyColumns;
  return (
    <Table.ScrollContainer minWidth={280} mah={320} tabIndex={0} role="region" aria-label={t.dailyCaption}>
      <Table verticalSpacing={6}>
        <Table.Caption className="tl-hidden">{t.dailyCaption}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t.dailyColumns.day}</Table.Th>
            {[opened, bound, segments].map((label) => (
              <Table.Th key={label} scope="col" ta="right">
                {label}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {funnel.days.toReversed().map((each) => (
            <Table.Tr key={each.day}>
              <Table.Th scope="row">{day(each.day)}</Table.Th>
              <Table.Td ta="right">{number(each.opened)}</Table.Td>
              <Table.Td ta="right">{number(each.bound)}</Table.Td>
              <Table.Td ta="right">{number(each.segments)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
