import { Card, Stack, Text, Title } from '@mantine/core';
import type { Attention, SmsAccount } from '@tieline/contracts';
import { format } from '@tieline/web';
import type { ReactNode } from 'react';
import { ButtonLink } from '../../../components/links.js';
import { useFormat } from '../../../shared/dates.js';
import { useTexts } from '../../../shared/i18n.js';
import { useSession } from '../../session/api/get-session.js';
import { AttentionItem } from './attention-item.js';
import { attentionTexts } from './texts.js';

type Props = {
  attention: Attention;
  account: Pick<SmsAccount, 'balance' | 'lowBalance'>;
  /** items of other features, as `AttentionItem`s */
  more?: readonly ReactNode[];
};

const button = { variant: 'default', size: 'compact-sm', flex: 'none' } as const;
const kindOf = (kind: string) =>
  (({ 'sms.otp': 'sms', 'line.reply': 'reply', 'line.push': 'push' }) as const)[kind] ?? 'other';

/** What waits for somebody, the most urgent first. */
export function AttentionCard({ attention, account, more = [] }: Props) {
  const t = useTexts(attentionTexts);
  const items = [...useItems(attention, account), ...more];
  return (
    <Card withBorder className="tl-card" component="section">
      <Title order={2} mb="sm">
        {t.title}
      </Title>
      {items.length === 0 ? (
        <Text c="dimmed">{t.nothing}</Text>
      ) : (
        <Stack component="ul" gap="md" className="tl-list">
          {items}
        </Stack>
      )}
    </Card>
  );
}

function useItems(attention: Attention, account: Props['account']): ReactNode[] {
  const { openReviews, blockedPrefixes, pausedChannels } = attention;
  return [
    account.balance <= account.lowBalance && <LowCredit key="credit" {...account} />,
    ...useFailures(attention),
    openReviews > 0 && <OpenReviews key="reviews" count={openReviews} />,
    ...blockedPrefixes.map((block) => <BlockedPrefix key={block.prefix} {...block} />),
    ...pausedChannels.map((channel) => <PausedChannel key={channel.id} {...channel} />),
  ].filter((item) => item !== false);
}

function LowCredit({ balance }: Props['account']) {
  const t = useTexts(attentionTexts);
  const { number } = useFormat();
  return (
    <AttentionItem
      tone={balance <= 0 ? 'red' : 'yellow'}
      title={format(t.credit, { count: number(balance) })}
      text={t.creditText}
      action={
        <ButtonLink to="/sms" {...button}>
          {t.topUp}
        </ButtonLink>
      }
    />
  );
}

function useFailures({ deliveries }: Attention): ReactNode[] {
  const t = useTexts(attentionTexts);
  const { number } = useFormat();
  return deliveries.flatMap(({ kind, failed, unknown }) =>
    ([['failed', failed] as const, ['unknown', unknown] as const] as const)
      .filter(([, count]) => count > 0)
      .map(([state, count]) => (
        <AttentionItem
          key={`${kind} ${state}`}
          tone="yellow"
          title={format(t[state], { count: number(count), what: t.kinds[kindOf(kind)] })}
          text={t.failedText}
          action={
            kindOf(kind) === 'sms' && (
              <ButtonLink to="/sms/messages" search={{ state }} {...button}>
                {t.show}
              </ButtonLink>
            )
          }
        />
      )),
  );
}

function OpenReviews({ count }: { count: number }) {
  const t = useTexts(attentionTexts);
  const { number } = useFormat();
  return (
    <AttentionItem
      tone="yellow"
      title={format(t.reviews, { count: number(count) })}
      text={t.reviewsText}
      action={
        <ButtonLink to="/contacts" search={{ view: 'reviews' }} {...button}>
          {t.decide}
        </ButtonLink>
      }
    />
  );
}

function BlockedPrefix({ prefix, blockedUntil }: Attention['blockedPrefixes'][number]) {
  const t = useTexts(attentionTexts);
  const { dateTime } = useFormat(useSession().team.timeZone);
  return (
    <AttentionItem
      tone="red"
      title={format(t.blocked, { prefix: `+${prefix.replace(/^\+/, '')}` })}
      text={format(t.blockedText, { time: dateTime(blockedUntil) })}
      action={null}
    />
  );
}

function PausedChannel({ id, name }: Attention['pausedChannels'][number]) {
  const t = useTexts(attentionTexts);
  return (
    <AttentionItem
      tone="gray"
      title={format(t.paused, { name })}
      text={t.pausedText}
      action={
        <ButtonLink to="/binding/$channelId" params={{ channelId: id }} {...button}>
          {t.open}
        </ButtonLink>
      }
    />
  );
}
