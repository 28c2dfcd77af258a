import { Alert, Stack } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { Channel } from '@tieline/contracts';
import { format } from '@tieline/web';
import { TextLink } from '../../components/links.js';
import { useFormat } from '../../shared/dates.js';
import { useTexts } from '../../shared/i18n.js';
import { useSession } from '../session/api/get-session.js';
import { sendingTexts } from './sending-texts.js';

/** Says which channels send nothing, or no push, and where that is mended; otherwise nothing. */
export function SendingTrouble({ channels }: { channels: readonly Channel[] }) {
  const troubled = channels.filter(({ pausedAt, quotaUsedUp }) => pausedAt !== null || quotaUsedUp);
  if (troubled.length === 0) return null;
  return (
    <Stack gap="sm">
      {troubled.map((channel) => (
        <Trouble key={channel.id} channel={channel} />
      ))}
    </Stack>
  );
}

function Trouble({ channel: { id, name, pausedAt } }: { channel: Channel }) {
  const t = useTexts(sendingTexts);
  const { dateTime } = useFormat(useSession().team.timeZone);
  const paused = pausedAt !== null;
  return (
    <Alert
      color={paused ? 'red' : 'yellow'}
      icon={<IconAlertTriangle aria-hidden />}
      title={format(paused ? t.pausedTitle : t.quotaTitle, { name })}
      role="status"
    >
      {paused ? format(t.pausedText, { time: dateTime(pausedAt) }) : t.quotaText}{' '}
      {paused && (
        <TextLink to="/channels/$channelId" params={{ channelId: id }} inherit c="inherit" underline="always">
          {t.open}
        </TextLink>
      )}
    </Alert>
  );
}
