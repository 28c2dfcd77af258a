import { Alert, Card, Group, Stack, Text } from '@mantine/core';
import type { Journey } from '@tieline/contracts';
import { format } from '@tieline/web';
import type { ReactNode } from 'react';
import { ButtonLink } from '../../../components/links.js';
import { useFormat } from '../../../shared/dates.js';
import { useTexts } from '../../../shared/i18n.js';
import { StateBadge } from '../journey-state.js';
import { journeyTexts } from '../texts.js';

type Props = { journey: Journey; dirty: boolean; actions?: ReactNode };

/** Whether it runs, for how many people, in which version; and what can be done about it. */
export function JourneyStatus({ journey, dirty, actions }: Props) {
  const t = useTexts(journeyTexts);
  const { number } = useFormat();
  const { id, state, running, entered, version, runningEarlier, channelName } = journey;
  return (
    <>
      <Card withBorder className="tl-card" p={{ base: 'md', sm: 'lg' }} component="section">
        <Group justify="space-between" gap="sm">
          <Stack gap={4}>
            <Group gap="xs">
              <StateBadge state={state} />
              <Text size="sm">{channelName}</Text>
              <Text size="sm" c="dimmed">
                {format(t.version, { version })}
              </Text>
            </Group>
            <Text size="sm" className="tl-count">
              {format(t.stateLine, { running: number(running), entered: number(entered) })}
            </Text>
            {runningEarlier > 0 && (
              <Text size="sm" c="dimmed">
                {format(t.earlier, { count: number(runningEarlier) })}
              </Text>
            )}
          </Stack>
          <Group gap="xs">
            <ButtonLink variant="default" to="/journeys/$journeyId/people" params={{ journeyId: id }}>
              {t.openPeople}
            </ButtonLink>
            {actions}
          </Group>
        </Group>
        {dirty && state !== 'active' && (
          <Text size="sm" c="dimmed" mt="xs">
            {t.saveFirst}
          </Text>
        )}
      </Card>
      {dirty && running > 0 && (
        <Alert color="gray" role="note">
          {format(t.runningNote, { count: number(running) })}
        </Alert>
      )}
    </>
  );
}
