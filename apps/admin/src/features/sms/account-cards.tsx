import { Card, SimpleGrid, Text, Title } from '@mantine/core';
import { graphemeLength, type SmsAccount } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useFormat } from '../../shared/dates.js';
import { useTexts } from '../../shared/i18n.js';
import { smsTexts } from './texts.js';
import { UndeliveredRule } from './undelivered-rule.js';

export function AccountCards({ account }: { account: SmsAccount }) {
  const t = useTexts(smsTexts);
  const { number } = useFormat();
  const { balance, lowBalance, preview, previewSegments } = account;
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }}>
      <Card withBorder className="tl-card" component="section">
        <Title order={2} size="h3">
          {t.balance}
        </Title>
        <Text fz={36} fw={700} lh={1.3} className="tl-count">
          {format(t.points, { count: number(balance) })}
        </Text>
        <Text size="sm" c="dimmed">
          {format(t.lowAt, { count: number(lowBalance) })}
        </Text>
        <UndeliveredRule account={account} />
      </Card>
      <Card withBorder className="tl-card" component="section">
        <Title order={2} size="h3" mb="xs">
          {t.previewTitle}
        </Title>
        <Text component="blockquote" className="tl-quote">
          {preview}
        </Text>
        <Text size="sm" c="dimmed" mt="xs">
          {format(t.previewSegments, { chars: graphemeLength(preview), segments: previewSegments })}
        </Text>
        <Text size="sm" c="dimmed">
          {t.previewHint}
        </Text>
      </Card>
    </SimpleGrid>
  );
}
