import { Button, Card, Group, Text, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { funnelWords, type Funnel } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useState } from 'react';
import { useFormat } from '../../../shared/dates.js';
import { useTexts } from '../../../shared/i18n.js';
import { useSession } from '../../session/api/get-session.js';
import type { FunnelQuery } from './api/get-funnel.js';
import { FunnelTable } from './funnel-table.js';
import { Reasons } from './reasons.js';
import { funnelTexts } from './texts.js';

type Props = { funnel: Funnel; query: FunnelQuery };

/** Bars to see at a glance, and the same figures as a table. */
export function FunnelCard({ funnel, query }: Props) {
  const t = useTexts(funnelTexts);
  const { dateTime } = useFormat(useSession().team.timeZone);
  const [table, setTable] = useState(false);
  return (
    <Card withBorder className="tl-card" component="section">
      <Group justify="space-between" gap="xs">
        <Title order={2}>{t.title}</Title>
        <Group gap="xs">
          <Button variant="subtle" size="compact-sm" onClick={() => setTable(!table)}>
            {table ? t.asBars : t.asTable}
          </Button>
          <Button
            component="a"
            variant="subtle"
            size="compact-sm"
            leftSection={<IconDownload size={16} aria-hidden />}
            href={`/api/funnel.csv?${new URLSearchParams(query).toString()}`}
            download
          >
            {t.exportFile}
          </Button>
        </Group>
      </Group>
      <Text size="sm" c="dimmed" mb="md">
        {t.hint} {funnel.countedAt ? format(t.counted, { time: dateTime(funnel.countedAt) }) : t.notCounted}
      </Text>
      {table ? <FunnelTable funnel={funnel} query={query} /> : <Bars funnel={funnel} query={query} />}
      <Text size="sm" c="dimmed" mt="md">
        {t.peopleNote}
      </Text>
    </Card>
  );
}

function Bars({ funnel, query }: Props) {
  const t = useTexts(funnelTexts);
  const words = useTexts(funnelWords);
  const { number, percent } = useFormat();
  const opened = funnel.steps[0]?.people ?? 0;
  return (
    <ol className="tl-funnel">
      {funnel.steps.map(({ step, people }, at) => {
        const share = opened > 0 ? people / opened : 0;
        const lost = people - (funnel.steps[at + 1]?.people ?? people);
        return (
          <li key={step}>
            <Group justify="space-between" gap="xs" wrap="nowrap">
              <Text fw={600}>{words.steps[step]}</Text>
              <Text className="tl-count">
                <b>{format(t.people, { count: number(people) })}</b>
                {at > 0 && ` · ${percent(share)}`}
              </Text>
            </Group>
            <div className="tl-funnel-track" aria-hidden>
              <div
                className="tl-funnel-bar"
                data-none={people === 0 || undefined}
                style={{ width: `${share * 100}%` }}
              />
            </div>
            {lost > 0 && (
              <Group gap="xs" align="baseline">
                <Text size="sm" c="dimmed">
                  {format(t.lost, { count: number(lost) })}
                </Text>
                <Reasons funnel={funnel} query={query} step={step} />
              </Group>
            )}
          </li>
        );
      })}
    </ol>
  );
}
