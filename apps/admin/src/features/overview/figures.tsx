import { Badge, Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { Channel, SmsAccount, Tag } from '@tieline/contracts';
import { format } from '@tieline/web';
import type { ReactNode } from 'react';
import { TextLink } from '../../components/links.js';
import { useFormat } from '../../shared/dates.js';
import { useTexts } from '../../shared/i18n.js';
import { bindingTexts } from '../binding/texts.js';
import { overviewTexts } from './texts.js';

type Props = { channels: readonly Channel[]; account: SmsAccount };

/** Counted by the API; nothing here is estimated. */
export function Figures({ channels, account }: Props) {
  const t = useTexts(overviewTexts);
  const { number } = useFormat();
  const on = channels.filter((channel) => channel.bindingEnabled).length;
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <Figure
        label={t.channels}
        value={channels.length === 0 ? t.channelsNone : format(t.channelsValue, { on, all: channels.length })}
        link={<TextLink to="/binding">{format(t.open, { what: t.channels })}</TextLink>}
      />
      <Figure
        label={t.sms}
        value={format(t.smsValue, { count: number(account.balance) })}
        link={<TextLink to="/sms">{format(t.open, { what: t.sms })}</TextLink>}
      />
    </SimpleGrid>
  );
}

function Figure({ label, value, link }: { label: string; value: string; link: ReactNode }) {
  return (
    <Card withBorder className="tl-card" component="section">
      <Title order={2} size="h4" c="dimmed" tt="capitalize">
        {label}
      </Title>
      <Text fz={28} fw={700} className="tl-count">
        {value}
      </Text>
      {link}
    </Card>
  );
}

export function ChannelStates({ channels }: { channels: readonly Channel[] }) {
  const t = useTexts(overviewTexts);
  const binding = useTexts(bindingTexts);
  if (channels.length === 0) return null;
  return (
    <Card withBorder className="tl-card" component="section">
      <Title order={2} mb="sm">
        {t.bindingState}
      </Title>
      <Stack component="ul" gap="xs" className="tl-list">
        {channels.map(({ id, name, bindingEnabled }) => (
          <Group key={id} component="li" justify="space-between" wrap="nowrap">
            <TextLink to="/binding/$channelId" params={{ channelId: id }} className="tl-ellipsis">
              {name}
            </TextLink>
            <Badge variant="light" color={bindingEnabled ? 'brand' : 'gray'} className="tl-chip" flex="none">
              {bindingEnabled ? binding.on : binding.off}
            </Badge>
          </Group>
        ))}
      </Stack>
    </Card>
  );
}

const tagsShown = 8;

export function TagCounts({ tags }: { tags: readonly Tag[] }) {
  const t = useTexts(overviewTexts);
  const { number } = useFormat();
  const largest = tags.toSorted((one, other) => other.contacts - one.contacts).slice(0, tagsShown);
  return (
    <Card withBorder className="tl-card" component="section">
      <Title order={2}>{t.tagList}</Title>
      <Text size="sm" c="dimmed" mb="sm">
        {tags.length === 0 ? t.noTags : t.tagListHint}
      </Text>
      <Stack component="ul" gap="xs" className="tl-list">
        {largest.map(({ id, name, contacts }) => (
          <Group key={id} component="li" justify="space-between" wrap="nowrap">
            <TextLink to="/contacts" search={{ tagId: id }} className="tl-ellipsis">
              {name}
            </TextLink>
            <Text className="tl-count tl-state">{format(t.people, { count: number(contacts) })}</Text>
          </Group>
        ))}
      </Stack>
    </Card>
  );
}
