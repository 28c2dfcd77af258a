import { Button, Card, Group, Stack, Table, Text, Title } from '@mantine/core';
import type { Funnel } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useId } from 'react';
import { useFormat } from '../../../shared/dates.js';
import { useTexts } from '../../../shared/i18n.js';
import { commonTexts } from '../../../shared/texts.js';
import type { OverviewSearch } from '../../../shared/search.js';
import { funnelTexts } from './texts.js';

type Origin = { key: string; name: string; opened: number; bound: number; segments: number };
type Props = { funnel: Funnel; onChoose: (change: OverviewSearch) => void };

/** Where people came from, and how many of them got through. */
export function OriginsCard({ funnel, onChoose }: Props) {
  const t = useTexts(funnelTexts);
  const sources = funnel.sources.map(({ source, ...figures }) => ({
    key: source || 'none',
    name: source || t.sourceNone,
    ...figures,
  }));
  const channels = funnel.channels.map(({ id, ...rest }) => ({ key: id, ...rest }));
  return (
    <Card withBorder className="tl-card" component="section">
      <Title order={2}>{t.origins}</Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t.originsHint}
      </Text>
      <Stack gap="md">
        <OriginTable caption={t.bySource} origins={sources} onChoose={(source) => onChoose({ source })} />
        {channels.length > 1 && (
          <OriginTable
            caption={t.byChannel}
            origins={channels}
            onChoose={(channelId) => onChoose({ channelId })}
          />
        )}
      </Stack>
    </Card>
  );
}

type TableProps = { caption: string; origins: readonly Origin[]; onChoose: (key: string) => void };

/** A table where its card is wide enough, two lines a row where it is not. */
function OriginTable({ caption, origins, onChoose }: TableProps) {
  const t = useTexts(funnelTexts);
  const { number, percent } = useFormat();
  const { none } = useTexts(commonTexts);
  const { name, ...figures } = t.originColumns;
  const id = useId();
  const cellsOf = ({ opened, bound, segments }: Origin) => [
    { key: 'opened', label: figures.opened, value: number(opened) },
    { key: 'bound', label: figures.bound, value: number(bound) },
    { key: 'rate', label: figures.rate, value: opened > 0 ? percent(bound / opened) : none },
    { key: 'segments', label: figures.segments, value: number(segments) },
  ];
  const choice = (origin: Origin) => (
    <Button
      variant="subtle"
      size="compact-sm"
      mx={-8}
      maw="calc(100% + 16px)"
      aria-label={format(t.onlyOf, { name: origin.name })}
      onClick={() => onChoose(origin.key)}
    >
      {origin.name}
    </Button>
  );
  return (
    <div className="tl-origins">
      <Text size="sm" c="dimmed" id={id}>
        {caption}
      </Text>
      <Table verticalSpacing={6} aria-labelledby={id}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{name}</Table.Th>
            {Object.entries(figures).map(([key, label]) => (
              <Table.Th key={key} scope="col" ta="right">
                {label}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {origins.map((origin) => (
            <Table.Tr key={origin.key}>
              <Table.Th scope="row" className="tl-ellipsis">
                {choice(origin)}
              </Table.Th>
              {cellsOf(origin).map(({ key, value }) => (
                <Table.Td key={key} ta="right" className="tl-count">
                  {value}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Stack component="ul" gap="xs" className="tl-list" aria-labelledby={id}>
        {origins.map((origin) => (
          <li key={origin.key}>
            {choice(origin)}
            <Group gap="0 12px" fz="sm" c="dimmed" className="tl-count">
              {cellsOf(origin).map(({ key, label, value }) => (
                <span key={key} className="tl-state">
                  {`${label} ${value}`}
                </span>
              ))}
            </Group>
          </li>
        ))}
      </Stack>
    </div>
  );
}
