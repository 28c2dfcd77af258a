import { Badge, Button, Card, Group, Progress, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { TagJob } from '@tieline/contracts';
import { format } from '@tieline/web';
import { ErrorNote } from '../../components/error-note.js';
import { useFormat } from '../../shared/dates.js';
import { useTexts } from '../../shared/i18n.js';
import { useSession } from '../session/api/get-session.js';
import { isOpen, useCancelTagJob, useTagJobs } from './api/tag-jobs.js';
import { tagTexts } from './texts.js';

const colors = { waiting: 'gray', running: 'blue', done: 'brand', cancelled: 'gray', failed: 'red' } as const;

/** Work on the tags of many people: how far it is, and a way to stop it. Nothing while there never was any. */
export function TagJobs() {
  const t = useTexts(tagTexts);
  const { data, error } = useTagJobs();
  const [all, { toggle }] = useDisclosure(false);
  const jobs = data?.items ?? [];
  if (jobs.length === 0) return <ErrorNote error={error} />;
  // what runs, or else what ended last: a long history would push the tags out of sight
  const current = jobs.some(isOpen) ? jobs.filter(isOpen) : jobs.slice(0, 1);
  const hidden = jobs.length - current.length;
  return (
    <Card withBorder className="tl-card" component="section">
      <Title order={2} mb="sm">
        {t.jobs}
      </Title>
      <Stack component="ul" className="tl-list" gap="md">
        {(all ? jobs : current).map((job) => (
          <li key={job.id}>
            <Job job={job} />
          </li>
        ))}
      </Stack>
      {hidden > 0 && (
        <Button variant="subtle" size="compact-sm" mt="xs" aria-expanded={all} onClick={toggle}>
          {all ? t.fewerJobs : format(t.moreJobs, { count: hidden })}
        </Button>
      )}
    </Card>
  );
}

function Job({ job }: { job: TagJob }) {
  const t = useTexts(tagTexts);
  const { number, dateTime } = useFormat(useSession().team.timeZone);
  const cancel = useCancelTagJob();
  const { total, processed, changed, unknown, state } = job;
  const name = format(t.jobKinds[job.kind], { name: job.tagName });
  const counts = { processed: number(processed), total: number(total), changed: number(changed) };
  return (
    <Stack gap={4}>
      <Group justify="space-between" gap="xs">
        <Group gap="xs">
          <Text fw={600}>{name}</Text>
          <Badge variant="light" color={colors[state]} className="tl-chip">
            {t.jobStates[state]}
          </Badge>
        </Group>
        {isOpen(job) && (
          <Button
            variant="default"
            size="compact-sm"
            aria-label={format(t.cancelJobOf, { name })}
            loading={cancel.isPending}
            onClick={() => cancel.mutate(job.id)}
          >
            {t.cancelJob}
          </Button>
        )}
      </Group>
      {isOpen(job) && <Progress value={total > 0 ? (processed / total) * 100 : 0} aria-label={name} />}
      <Text size="sm" c="dimmed">
        {[
          dateTime(job.createdAt),
          format(t.jobProgress, counts),
          ...(unknown > 0 ? [format(t.jobUnknown, { count: number(unknown) })] : []),
        ].join(' · ')}
      </Text>
    </Stack>
  );
}
