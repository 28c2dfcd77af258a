import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import type { MemberImport } from '@tieline/contracts';
import { format } from '@tieline/web';
import { Fragment } from 'react';
import { ErrorNote } from '../../../components/error-note.js';
import { useFormat } from '../../../shared/dates.js';
import { useTexts } from '../../../shared/i18n.js';
import { useApplyMemberImport } from '../api/apply-member-import.js';
import { memberTexts } from './texts.js';

const colours = {
  checking: 'gray',
  checked: 'brand',
  importing: 'gray',
  done: 'brand',
  failed: 'red',
  discarded: 'gray',
} as const satisfies Record<MemberImport['state'], string>;

/** How the newest file stands; what would change is shown before it does. */
export function ImportState({ row }: { row: MemberImport }) {
  const t = useTexts(memberTexts);
  const { dateTime } = useFormat();
  const apply = useApplyMemberImport(row.connectionId);
  const working = row.state === 'checking' || row.state === 'importing';
  const rejects = `/api/member-imports/${row.id}/rejects`;
  return (
    <Alert color={colours[row.state]} title={`${t.states[row.state]} · ${row.fileName}`}>
      <Stack gap="xs">
        {working && <Progress row={row} />}
        {row.failure && <Text size="sm">{t.failures[row.failure]}</Text>}
        {row.counts && <Counts counts={row.counts} />}
        {row.finishedAt && (
          <Text size="sm" c="dimmed">
            {dateTime(row.finishedAt)}
          </Text>
        )}
        <ErrorNote error={apply.error} />
        <Group gap="xs">
          {row.state === 'checked' && (
            <Button onClick={() => apply.mutate(row.id)} loading={apply.isPending}>
              {t.apply}
            </Button>
          )}
          {row.counts && row.counts.invalid > 0 && (
            <Button component="a" href={rejects} download variant="default">
              {t.rejects}
            </Button>
          )}
        </Group>
      </Stack>
    </Alert>
  );
}

function Progress({ row: { processed, total } }: { row: MemberImport }) {
  const t = useTexts(memberTexts);
  const { number } = useFormat();
  return (
    <div>
      <progress className="tl-progress" value={processed} max={total ?? undefined} aria-label={t.progress} />
      <Text size="sm" c="dimmed">
        {format(t.processed, { processed: number(processed), total: total === null ? '…' : number(total) })}
      </Text>
    </div>
  );
}

function Counts({ counts }: { counts: NonNullable<MemberImport['counts']> }) {
  const t = useTexts(memberTexts);
  const { number } = useFormat();
  const shown = ['new', 'changed', 'same', 'invalid', 'sharedPhones'] as const;
  return (
    <dl className="tl-fields">
      {shown.map((name) => (
        <Fragment key={name}>
          <dt>{t.counts[name]}</dt>
          <dd>{number(counts[name])}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
