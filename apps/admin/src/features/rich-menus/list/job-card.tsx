import { Alert, Badge, Button, Group, Progress, Stack, Text } from '@mantine/core';
import type { RichMenuJob } from '@tieline/contracts';
import { format } from '@tieline/web';
import { ErrorNote } from '../../../components/error-note.js';
import { useFormat } from '../../../shared/dates.js';
import { useTexts } from '../../../shared/i18n.js';
import { useSession } from '../../session/api/get-session.js';
import { isOpen, useApplyMenuRules, useCancelMenuJob } from '../api/menu-jobs.js';
import { menuTexts } from '../texts.js';

const colors = { waiting: 'gray', running: 'blue', done: 'brand', cancelled: 'gray', failed: 'red' } as const;

/** Work at LINE: what it is, how far it came, and the way to stop it. */
export function JobCard({ job, mayStop }: { job: RichMenuJob; mayStop: boolean }) {
  const { job: t } = useTexts(menuTexts);
  const { number, dateTime } = useFormat(useSession().team.timeZone);
  const cancel = useCancelMenuJob();
  const { state, step, total, processed, linked, verified, pending } = job;
  const open = isOpen(job);
  const name = format(t.kinds[job.kind], { name: job.menuName ?? '' });
  const counts = [
    dateTime(job.createdAt),
    ...(total > 0 ? [format(t.progress, { processed: number(processed), total: number(total) })] : []),
    ...(linked > 0 ? [format(t.linked, { count: number(linked) })] : []),
    ...(verified > 0 ? [format(t.verified, { count: number(verified) })] : []),
    ...(pending > 0 ? [format(t.pending, { count: number(pending) })] : []),
  ];
  return (
    <Stack gap={6} role="group" aria-label={t.title}>
      <Group justify="space-between" gap="xs">
        <Group gap="xs">
          <Text fw={600}>{name}</Text>
          <Badge variant="light" color={colors[state]} className="tl-chip" role="status">
            {t.states[state]}
          </Badge>
        </Group>
        {open && mayStop && (
          <Button
            variant="default"
            size="compact-sm"
            aria-label={format(t.stopOf, { name })}
            loading={cancel.isPending}
            onClick={() => cancel.mutate(job.id)}
          >
            {t.stop}
          </Button>
        )}
        {(state === 'cancelled' || state === 'failed') && mayStop && <Again channelId={job.channelId} />}
      </Group>
      {open && (
        <>
          <Text size="sm">{t.steps[step]}</Text>
          <Progress value={total > 0 ? (processed / total) * 100 : 0} aria-label={name} />
        </>
      )}
      <Text size="sm" c="dimmed">
        {counts.join(' · ')}
      </Text>
      {state === 'cancelled' && <Text size="sm">{t.stoppedHint}</Text>}
      {job.problem && (
        <Alert color="red" role="alert" className="tl-wrap">
          {job.problem}
        </Alert>
      )}
      <ErrorNote error={cancel.error} />
    </Stack>
  );
}

function Again({ channelId }: { channelId: string }) {
  const { job: t } = useTexts(menuTexts);
  const apply = useApplyMenuRules(channelId);
  return (
    <Button variant="default" size="compact-sm" loading={apply.isPending} onClick={() => apply.mutate()}>
      {t.again}
    </Button>
  );
}
