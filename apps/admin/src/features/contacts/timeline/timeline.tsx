import { Button, Chip, Group, Stack, Text, Timeline as Line, Title } from '@mantine/core';
import type { TimelineGroup } from '@tieline/contracts';
import { useState } from 'react';
import { Loaded, SkeletonRows } from '../../../components/loaded.js';
import { useFormat } from '../../../shared/dates.js';
import { useDeliveryReason } from '../../../shared/delivery-reasons.js';
import { useTexts } from '../../../shared/i18n.js';
import { commonTexts } from '../../../shared/texts.js';
import { useSession } from '../../session/api/get-session.js';
import { useTimeline } from '../api/get-timeline.js';
import { entryText } from './entry-text.js';
import { timelineTexts } from './texts.js';

const groups = ['binding', 'sms', 'message', 'tag', 'staff'] as const satisfies readonly TimelineGroup[];

/** What happened to a contact, newest first. */
export function Timeline({ contactId }: { contactId: string }) {
  const t = useTexts(timelineTexts);
  const common = useTexts(commonTexts);
  const reasonWords = useDeliveryReason();
  const { dateTime } = useFormat(useSession().team.timeZone);
  const [group, setGroup] = useState<TimelineGroup | undefined>(undefined);
  const timeline = useTimeline(contactId, group);
  return (
    <section>
      <Title order={2} mb="sm">
        {t.title}
      </Title>
      <Chip.Group value={group ?? 'all'} onChange={(next) => setGroup(groups.find((one) => one === next))}>
        <Group gap="xs" mb="md" role="group" aria-label={t.filter}>
          {(['all', ...groups] as const).map((one) => (
            <Chip key={one} value={one} size="sm">
              {t.groups[one]}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <Loaded query={timeline} skeleton={<SkeletonRows rows={4} height={44} />}>
        {({ pages }) => {
          const entries = pages.flatMap((page) => page.items);
          if (entries.length === 0) return <Text c="dimmed">{t.empty}</Text>;
          return (
            <Stack>
              <Line bulletSize={14} lineWidth={2} active={entries.length}>
                {entries.map((entry) => {
                  const { title, details } = entryText(entry, { t, reasonWords });
                  return (
                    <Line.Item key={entry.id} title={title}>
                      {details.length > 0 && <Text size="sm">{details.join(' · ')}</Text>}
                      <Text size="sm" c="dimmed">
                        {dateTime(entry.at)}
                      </Text>
                    </Line.Item>
                  );
                })}
              </Line>
              {timeline.hasNextPage && (
                <Button
                  variant="default"
                  loading={timeline.isFetchingNextPage}
                  onClick={() => void timeline.fetchNextPage()}
                >
                  {common.more}
                </Button>
              )}
            </Stack>
          );
        }}
      </Loaded>
    </section>
  );
}
