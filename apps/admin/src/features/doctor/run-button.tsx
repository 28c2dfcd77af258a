import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ChannelReport, CheckName } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useFormat } from '../../shared/dates.js';
import { useTexts } from '../../shared/i18n.js';
import { useCheckChannel } from './api/check-channel.js';
import { doctorTexts } from './texts.js';

type Props = {
  channelId: string;
  report: ChannelReport | undefined;
  /** only these; everything when absent */
  names?: readonly CheckName[];
  disabled?: boolean;
};

/** Looks now, and says when somebody last did. */
export function RunButton({ channelId, report, names, disabled }: Props) {
  const t = useTexts(doctorTexts);
  const { dateTime } = useFormat();
  const check = useCheckChannel(channelId);
  const run = () =>
    check.mutate(names, {
      onSuccess: ({ checks }) => {
        const looked = names ? checks.filter((each) => names.includes(each.check)) : checks;
        const failed = looked.filter(({ status }) => status === 'failed').length;
        const warnings = looked.filter(({ status }) => status === 'warning').length;
        const message = failed + warnings === 0 ? t.allGood : format(t.finished, { failed, warnings });
        notifications.show({ color: failed > 0 ? 'red' : warnings > 0 ? 'yellow' : 'brand', message });
      },
    });
  const at = names
    ? report?.checks.findLast(({ check: name }) => names.includes(name))?.checkedAt
    : report?.checkedAt;
  return (
    <Group gap="sm">
      <Text size="sm" c="dimmed">
        {at ? format(t.lastRun, { time: dateTime(at) }) : t.never}
      </Text>
      <Button
        variant={names ? 'default' : 'filled'}
        loading={check.isPending}
        disabled={disabled}
        onClick={run}
      >
        {names ? t.again : t.run}
      </Button>
    </Group>
  );
}
