import { Table } from '@mantine/core';
import { funnelWords, type Funnel } from '@tieline/contracts';
import { useFormat } from '../../../shared/dates.js';
import { useTexts } from '../../../shared/i18n.js';
import type { FunnelQuery } from './api/get-funnel.js';
import { Reasons } from './reasons.js';
import { funnelTexts } from './texts.js';

export function FunnelTable({ funnel, query }: { funnel: Funnel; query: FunnelQuery }) {
  const t = useTexts(funnelTexts);
  const words = useTexts(funnelWords);
  const { number, percent } = useFormat();
  const opened = funnel.steps[0]?.people ?? 0;
  return (
    <Table.ScrollContainer minWidth={320}>
      <Table verticalSpacing="xs">
        <Table.Caption className="tl-hidden">{t.tableCaption}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t.columns.step}</Table.Th>
            <Table.Th scope="col" ta="right">
              {t.columns.people}
            </Table.Th>
            <Table.Th scope="col" ta="right">
              {t.columns.share}
            </Table.Th>
            <Table.Th scope="col">{t.columns.reason}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {funnel.steps.map(({ step, people }) => (
            <Table.Tr key={step}>
              <Table.Th scope="row">{words.steps[step]}</Table.Th>
              <Table.Td ta="right" className="tl-count">
                {number(people)}
              </Table.Td>
              <Table.Td ta="right" className="tl-count">
                {percent(opened > 0 ? people / opened : 0)}
              </Table.Td>
              <Table.Td>{step !== 'bound' && <Reasons funnel={funnel} query={query} step={step} />}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
