import type { Attention, SmsAccount } from '@tieline/contracts';
import { format } from '@tieline/web';
import { ButtonLink } from '../../../components/links.js';
import { useFormat } from '../../../shared/dates.js';
import { useTexts } from '../../../shared/i18n.js';
import { useSession } from '../../session/api/get-session.js';
import type { Attending } from './attention-item.js';
import { attentionTexts } from './texts.js';

const button = { variant: 'default', size: 'compact-sm', flex: 'none' } as const;
const kindOf = (kind: string) =>
  (({ 'sms.otp': 'sms', 'line.reply': 'reply', 'line.push': 'push' }) as const)[kind] ?? 'other';

/** What the API counts of the team: credit, failures, cases, prefixes, channels that are off. */
export function useTeamItems(
  attention: Attention,
  account: Pick<SmsAccount, 'balance' | 'lowBalance'>,
): Attending[] {
  const { deliveries, openReviews, blockedPrefixes, pausedChannels } = attention;
  const failures = useFailures(deliveries);
  const waiting = useWaiting({ openReviews, blockedPrefixes, pausedChannels });
  const credit = useCredit(account);
  return [...credit, ...failures, ...waiting];
}

function useCredit({ balance, lowBalance }: Pick<SmsAccount, 'balance' | 'lowBalance'>): Attending[] {
  const t = useTexts(attentionTexts);
  const { number } = useFormat();
  if (balance > lowBalance) return [];
  const action = (
    <ButtonLink to="/sms" {...button}>
      {t.topUp}
    </ButtonLink>
  );
  const title = format(t.credit, { count: number(balance) });
  return [{ key: 'credit', tone: balance <= 0 ? 'red' : 'yellow', title, text: t.creditText, action }];
}

function useFailures(deliveries: Attention['deliveries']): Attending[] {
  const t = useTexts(attentionTexts);
  const { number } = useFormat();
  return deliveries.flatMap(({ kind, failed, unknown }) =>
    Object.entries({ failed, unknown }).flatMap(([name, count]): Attending[] => {
      const state = name === 'failed' ? name : 'unknown';
      if (count === 0) return [];
      const action = kindOf(kind) === 'sms' && (
        <ButtonLink to="/sms/messages" search={{ state }} {...button}>
          {t.show}
        </ButtonLink>
      );
      const title = format(t[state], { count: number(count), what: t.kinds[kindOf(kind)] });
      return [{ key: `${kind} ${state}`, tone: 'yellow', title, text: t.failedText, action }];
    }),
  );
}

function useWaiting({
  openReviews,
  blockedPrefixes,
  pausedChannels,
}: Omit<Attention, 'deliveries'>): Attending[] {
  const t = useTexts(attentionTexts);
  const { number } = useFormat();
  const { dateTime } = useFormat(useSession().team.timeZone);
  const reviews: Attending = {
    key: 'reviews',
    tone: 'yellow',
    title: format(t.reviews, { count: number(openReviews) }),
    text: t.reviewsText,
    action: (
      <ButtonLink to="/contacts" search={{ view: 'reviews' }} {...button}>
        {t.decide}
      </ButtonLink>
    ),
  };
  return [
    ...(openReviews > 0 ? [reviews] : []),
    ...blockedPrefixes.map(({ prefix, blockedUntil }): Attending => ({
      key: prefix,
      tone: 'red',
      title: format(t.blocked, { prefix: `+${prefix.replace(/^\+/, '')}` }),
      text: format(t.blockedText, { time: dateTime(blockedUntil) }),
      action: null,
    })),
    ...pausedChannels.map(({ id, name }): Attending => ({
      key: id,
      tone: 'gray',
      title: format(t.paused, { name }),
      text: t.pausedText,
      action: (
        <ButtonLink to="/binding/$channelId" params={{ channelId: id }} {...button}>
          {t.open}
        </ButtonLink>
      ),
    })),
  ];
}
