import { Stack } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { Loaded } from '../components/loaded.js';
import { Page } from '../components/page.js';
import { Panel } from '../components/panel.js';
import { useQueues } from '../features/queues/api/get-queues.js';
import { KindTable } from '../features/queues/kind-table.js';
import { PausedSection, ReasonSection, RunnerSection } from '../features/queues/queue-sections.js';
import { queueTexts } from '../features/queues/texts.js';
import { useSession } from '../features/session/api/get-session.js';
import { useTexts } from '../shared/i18n.js';

/** For those who run the installation. The API refuses the others by itself; here they learn why. */
export function QueuesPage() {
  const t = useTexts(queueTexts);
  if (useSession().operator) return <Queues />;
  return (
    <Panel icon={<IconLock size={28} />} title={t.adminOnly} order={1}>
      {t.adminOnlyText}
    </Panel>
  );
}

function Queues() {
  const t = useTexts(queueTexts);
  const queues = useQueues();
  return (
    <Page title={t.title} purpose={t.purpose}>
      <Loaded query={queues}>
        {({ kinds, reasons, runner, queues: counts, pausedChannels }) => (
          <Stack gap="xl">
            <KindTable kinds={kinds} />
            <PausedSection pausedChannels={pausedChannels} />
            <ReasonSection reasons={reasons} />
            <RunnerSection runner={runner} queues={counts} />
          </Stack>
        )}
      </Loaded>
    </Page>
  );
}
