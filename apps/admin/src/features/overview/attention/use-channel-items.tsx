import { Text } from '@mantine/core';
import type { Channel } from '@tieline/contracts';
import { format } from '@tieline/web';
import { ButtonLink } from '../../../components/links.js';
import { useFormat } from '../../../shared/dates.js';
import { useTexts } from '../../../shared/i18n.js';
import { sendingTexts } from '../../channels/sending-texts.js';
import { useReports } from '../../doctor/api/list-reports.js';
import { faultsOf } from '../../doctor/groups.js';
import { doctorTexts } from '../../doctor/texts.js';
import { useSession } from '../../session/api/get-session.js';
import type { Attending } from './attention-item.js';

const button = { variant: 'default', size: 'compact-sm', flex: 'none' } as const;
const faultsShown = 3;

/** Channels that send nothing, and what the doctor found last. */
export function useChannelItems(channels: readonly Channel[]): Attending[] {
  return [...useSendingItems(channels), ...useDoctorItems()];
}

function useSendingItems(channels: readonly Channel[]): Attending[] {
  const t = useTexts(sendingTexts);
  const { dateTime } = useFormat(useSession().team.timeZone);
  return channels.flatMap(({ id, name, pausedAt, quotaUsedUp }): Attending[] => {
    const action = (
      <ButtonLink to="/channels/$channelId" params={{ channelId: id }} {...button}>
        {t.open}
      </ButtonLink>
    );
    if (pausedAt !== null) {
      const text = format(t.pausedText, { time: dateTime(pausedAt) });
      return [{ key: `paused ${id}`, tone: 'red', title: format(t.pausedTitle, { name }), text, action }];
    }
    if (!quotaUsedUp) return [];
    const title = format(t.quotaTitle, { name });
    return [{ key: `quota ${id}`, tone: 'yellow', title, text: t.quotaText, action: null }];
  });
}

function useDoctorItems(): Attending[] {
  const t = useTexts(doctorTexts);
  const { data } = useReports();
  return (data?.items ?? []).flatMap((report): Attending[] => {
    const { channelId, channelName: name } = report;
    const faults = faultsOf(report);
    if (faults.length === 0) return [];
    const text = faults.slice(0, faultsShown).map(({ check, code, values }) => (
      <Text key={check} size="sm" c="inherit" className="tl-wrap">
        {format(t.alertsLine, { check: t.checks[check], found: format(t.codes[code].found, values) })}
      </Text>
    ));
    const action = (
      <ButtonLink
        to="/channels/$channelId/doctor"
        params={{ channelId }}
        aria-label={format(t.openOf, { name })}
        {...button}
      >
        {t.alertsOpen}
      </ButtonLink>
    );
    const title = format(t.alertsOf, { name, count: faults.length });
    return [{ key: `doctor ${channelId}`, tone: 'red', title, text, action }];
  });
}
