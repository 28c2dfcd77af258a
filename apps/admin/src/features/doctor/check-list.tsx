import { Alert, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ChannelReport, CheckName, Repair } from '@tieline/contracts';
import { format } from '@tieline/web';
import { ErrorNote } from '../../components/error-note.js';
import { useTexts } from '../../shared/i18n.js';
import { isAdmin } from '../../shared/roles.js';
import { useSession } from '../session/api/get-session.js';
import { useRepairChannel } from './api/repair-channel.js';
import { CheckRow } from './check-row.js';
import { doctorTexts } from './texts.js';

type Props = { channelId: string; report: ChannelReport | undefined; names: readonly CheckName[] };

export function CheckList({ channelId, report, names }: Props) {
  const t = useTexts(doctorTexts);
  const admin = isAdmin(useSession().role);
  const repair = useRepairChannel(channelId);
  const onRepair = (what: Repair, name: CheckName) =>
    repair.mutate(what, {
      onSuccess: ({ outcome }) => {
        if (outcome === 'refused') return;
        const message =
          outcome === 'repaired' ? format(t.repaired, { check: t.checks[name] }) : t.nothingToDo;
        notifications.show({ color: 'brand', message });
      },
    });
  return (
    <Stack gap="md">
      <ErrorNote error={repair.error} />
      {repair.data?.outcome === 'refused' && (
        <Alert color="red" title={t.refused} role="alert">
          {format(t.refusedDetail, { detail: repair.data.detail ?? '' })}
        </Alert>
      )}
      <Stack component="ul" gap="md" className="tl-list">
        {names.map((name) => (
          <CheckRow
            key={name}
            name={name}
            found={report?.checks.find(({ check }) => check === name)}
            onRepair={admin ? onRepair : null}
            repairing={repair.isPending}
          />
        ))}
      </Stack>
    </Stack>
  );
}
