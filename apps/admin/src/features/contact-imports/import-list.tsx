import { Badge, Button, Card, Group, Progress, Stack, Text, Title } from '@mantine/core';
import type { ContactImport } from '@tieline/contracts';
import { format } from '@tieline/web';
import { Loaded } from '../../components/loaded.js';
import { useFormat } from '../../shared/dates.js';
import { useTexts } from '../../shared/i18n.js';
import { useSession } from '../session/api/get-session.js';
import { isOpen, useContactImports, useStopContactImport } from './api/contact-imports.js';
import { contactImportTexts } from './texts.js';

const colors = { waiting: 'gray', running: 'blue', done: 'brand', stopped: 'gray', failed: 'red' } as const;

/** The newest imports: how far each is, what it came to, and a way to stop it. */
export function ImportList() {
  const t = useTexts(contactImportTexts);
  const imports = useContactImports();
  return (
    <Card withBorder className="tl-card" component="section" aria-label={t.jobs}>
      <Title order={2} size="h4" mb="sm">
        {t.jobs}
      </Title>
      <Loaded query={imports}>
        {({ items }) =>
          items.length === 0 ? (
            <Text c="dimmed">{t.none}</Text>
          ) : (
            <Stack component="ul" className="tl-list" gap="md">
              {items.map((row) => (
                <li key={row.id}>
                  <Row row={row} />
                </li>
              ))}
            </Stack>
          )
        }
      </Loaded>
    </Card>
  );
}

function Row({ row }: { row: ContactImport }) {
  const t = useTexts(contactImportTexts);
  const { number, dateTime } = useFormat(useSession().team.timeZone);
  const stop = useStopContactImport();
  const { state, processed, total, added, same, rejected, failure } = row;
  const name = [t.kinds[row.kind], row.channelName, row.fileName].filter(Boolean).join(' · ');
  const figures = [
    dateTime(row.createdAt),
    total === null
      ? format(t.progressOpen, { processed: number(processed) })
      : format(t.progress, { processed: number(processed), total: number(total) }),
    format(t.added, { count: number(added) }),
    ...(same > 0 ? [format(t.same, { count: number(same) })] : []),
    ...(rejected > 0 ? [format(t.rejected, { count: number(rejected) })] : []),
  ];
  const over = !isOpen(row) && row.kind === 'omnichat' && rejected > 0;
  return (
    <Stack gap={4}>
      <Group justify="space-between" gap="xs">
        <Group gap="xs" miw={0}>
          <Text fw={600} className="tl-ellipsis">
            {name}
          </Text>
          <Badge variant="light" color={colors[state]} className="tl-chip">
            {t.states[state]}
          </Badge>
        </Group>
        {isOpen(row) && (
          <Button
            variant="default"
            size="compact-sm"
            aria-label={format(t.stopOf, { name })}
            loading={stop.isPending}
            onClick={() => stop.mutate(row.id)}
          >
            {t.stop}
          </Button>
        )}
        {over && (
          <Button
            component="a"
            href={`/api/contact-imports/${row.id}/rejects`}
            download
            variant="default"
            size="compact-sm"
          >
            {t.rejects}
          </Button>
        )}
      </Group>
      {isOpen(row) && (
        <Progress
          value={total ? (processed / total) * 100 : 100}
          animated={total === null}
          aria-label={name}
        />
      )}
      <Text size="sm" c="dimmed">
        {figures.join(' · ')}
      </Text>
      {failure && (
        <Text size="sm" c="var(--mantine-color-error)">
          {t.failures[failure]}
        </Text>
      )}
    </Stack>
  );
}
