import { Card, Stack, Text, Title } from '@mantine/core';
import type { Attention, Channel, SmsAccount } from '@tieline/contracts';
import { useTexts } from '../../../shared/i18n.js';
import { AttentionItem, mostUrgentFirst } from './attention-item.js';
import { attentionTexts } from './texts.js';
import { useChannelItems } from './use-channel-items.js';
import { useTeamItems } from './use-team-items.js';

type Props = {
  attention: Attention;
  account: Pick<SmsAccount, 'balance' | 'lowBalance'>;
  channels: readonly Channel[];
};

/** Everything that waits for somebody or goes wrong, the most urgent first. */
export function AttentionCard({ attention, account, channels }: Props) {
  const t = useTexts(attentionTexts);
  const items = mostUrgentFirst([...useChannelItems(channels), ...useTeamItems(attention, account)]);
  return (
    <Card withBorder className="tl-card" component="section">
      <Title order={2} mb="sm">
        {t.title}
      </Title>
      {items.length === 0 ? (
        <Text c="dimmed">{t.nothing}</Text>
      ) : (
        <Stack component="ul" gap="md" className="tl-list">
          {items.map(({ key, ...item }) => (
            <AttentionItem key={key} {...item} />
          ))}
        </Stack>
      )}
    </Card>
  );
}
