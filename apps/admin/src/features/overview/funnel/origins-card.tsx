import { Button, Card, Stack, Table, Text, Title } from '@mantine/core';
import type { Funnel } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useFormat } from '../../../shared/dates.js';
import { useTexts } from '../../../shared/i18n.js';
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

function OriginTable({ caption, origins, onChoose }: TableProps) {
  const t = useTexts(funnelTexts);
  const { number, percent } = useFormat();
  const { name, ...figures } = t.originColumns;
  return (
    <Table.ScrollContainer minWidth={340}>
      <Table verticalSpacing={6} captionSide="top">
        <Table.Caption ta="start">{caption}</Table.Caption>
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
                <Button
                  variant="subtle"
                  size="compact-sm"
                  mx={-8}
                  aria-label={format(t.onlyOf, { name: origin.name })}
                  onClick={() => onChoose(origin.key)}
                >
                  {origin.name}
                </Button>
              </Table.Th>
              <Table.Td ta="right">{number(origin.opened)}</Table.Td>
              <Table.Td ta="right">{number(origin.bound)}</Table.Td>
              <Table.Td ta="right">{percent(origin.opened > 0 ? origin.bound / origin.opened : 0)}</Table.Td>
              <Table.Td ta="right">{number(origin.segments)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
