import { Card, Checkbox, Stack, Text, Title } from '@mantine/core';
import type { ChannelReport, ChecklistItem } from '@tieline/contracts';
import { format } from '@tieline/web';
import { ErrorNote } from '../../components/error-note.js';
import { useFormat } from '../../shared/dates.js';
import { useTexts } from '../../shared/i18n.js';
import { isAdmin } from '../../shared/roles.js';
import { useSession } from '../session/api/get-session.js';
import { useTickChecklist } from './api/tick-checklist.js';
import { doctorTexts } from './texts.js';

type Props = {
  channelId: string;
  report: ChannelReport | undefined;
  items: readonly ChecklistItem[];
  title: string;
  hint: string;
};

/** Steps that nobody can ask about; whoever did them says so. */
export function ManualSteps({ channelId, report, items, title, hint }: Props) {
  const t = useTexts(doctorTexts);
  const { dateTime } = useFormat();
  const admin = isAdmin(useSession().role);
  const tick = useTickChecklist(channelId);
  const doneAt = (item: ChecklistItem) =>
    report?.checklist.find((each) => each.item === item)?.doneAt ?? null;
  return (
    <Card withBorder className="tl-card" component="section" p={{ base: 'md', sm: 'lg' }}>
      <Title order={2}>{title}</Title>
      <Text size="sm" c="dimmed" mb="md">
        {hint}
      </Text>
      <ErrorNote error={tick.error} />
      <Stack component="ul" gap="md" className="tl-list">
        {items.map((item) => {
          const done = doneAt(item);
          const when = done ? `\n${format(t.doneAt, { time: dateTime(done) })}` : '';
          return (
            <li key={item}>
              <Checkbox
                label={t.items[item].label}
                description={`${t.items[item].hint}${when}`}
                classNames={{ description: 'tl-lines' }}
                checked={done !== null}
                disabled={!admin || tick.isPending}
                onChange={(event) => tick.mutate({ item, done: event.currentTarget.checked })}
              />
            </li>
          );
        })}
      </Stack>
    </Card>
  );
}
