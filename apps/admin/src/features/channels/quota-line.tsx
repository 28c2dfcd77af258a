import { Group, Progress, Text } from '@mantine/core';
import { format } from '@tieline/web';
import { useFormat } from '../../shared/dates.js';
import { useTexts } from '../../shared/i18n.js';
import { useReports } from '../doctor/api/list-reports.js';
import { useSession } from '../session/api/get-session.js';
import { sendingTexts } from './sending-texts.js';

const colors: Record<string, string> = { 'quota.low': 'yellow', 'quota.used_up': 'red' };

/** This month's messages of a channel, as LINE told them last; nothing while it has not been asked. */
export function QuotaLine({ channelId }: { channelId: string }) {
  const t = useTexts(sendingTexts);
  const { number, dateTime } = useFormat(useSession().team.timeZone);
  const report = useReports().data?.items.find((item) => item.channelId === channelId);
  const quota = report?.checks.find(({ check, code }) => check === 'quota' && code.startsWith('quota.'));
  if (!quota) return null;
  const used = Number(quota.values['used']);
  const limit = quota.code === 'quota.unlimited' ? null : Number(quota.values['limit']);
  const told = limit === null ? t.quotaUnlimited : t.quotaOf;
  return (
    <div>
      <Group justify="space-between" gap="xs">
        <Text size="sm">
          {t.quota}
          {'　'}
          <Text span fw={600} inherit>
            {format(told, { used: number(used), limit: number(limit ?? 0) })}
          </Text>
        </Text>
        <Text size="xs" c="dimmed">
          {format(t.quotaAt, { time: dateTime(quota.checkedAt) })}
        </Text>
      </Group>
      {limit !== null && (
        <Progress
          value={limit > 0 ? Math.min(100, (used / limit) * 100) : 100}
          color={colors[quota.code] ?? 'brand'}
          mt={6}
          aria-hidden
        />
      )}
    </div>
  );
}
