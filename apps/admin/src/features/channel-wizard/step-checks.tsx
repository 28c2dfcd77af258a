import { Card, Group, Title } from '@mantine/core';
import type { ChannelReport } from '@tieline/contracts';
import { useTexts } from '../../shared/i18n.js';
import type { SetupStep } from '../../shared/search.js';
import { CheckList } from '../doctor/check-list.js';
import { checksOf } from '../doctor/groups.js';
import { RunButton } from '../doctor/run-button.js';
import { wizardTexts } from './texts.js';

type Props = { step: SetupStep; channelId: string; report: ChannelReport | undefined };

/** What the real services say about this step. */
export function StepChecks({ step, channelId, report }: Props) {
  const t = useTexts(wizardTexts);
  return (
    <Card withBorder className="tl-card" component="section" p={{ base: 'md', sm: 'lg' }}>
      <Group justify="space-between" mb="md">
        <Title order={2}>{t.auto}</Title>
        <RunButton channelId={channelId} report={report} names={checksOf[step]} />
      </Group>
      <CheckList channelId={channelId} report={report} names={checksOf[step]} />
    </Card>
  );
}
