import { Alert, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconHourglass } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { IdentityTest } from '@tieline/contracts';
import { useEffect, type ReactNode } from 'react';
import { ErrorNote } from '../../components/error-note.js';
import { QrCode } from '../../components/qr-code.js';
import { UrlLine } from '../../components/url-line.js';
import { useTexts } from '../../shared/i18n.js';
import { isAdmin } from '../../shared/roles.js';
import { useSession } from '../session/api/get-session.js';
import { identityTestQuery } from './api/get-identity-test.js';
import { useCheckChannel } from './api/check-channel.js';
import { useStartIdentityTest } from './api/start-identity-test.js';
import { doctorTexts } from './texts.js';

const pollMs = 2000;
const goesOn = (test: IdentityTest | null | undefined) =>
  test?.state === 'waiting' || test?.state === 'opened';

type Props = { channelId: string; /** what the last test found */ children?: ReactNode };

/** Makes the test link and follows what the person who opened it does. */
export function IdentityTestCard({ channelId, children }: Props) {
  const t = useTexts(doctorTexts);
  const admin = isAdmin(useSession().role);
  const start = useStartIdentityTest(channelId);
  const { data } = useQuery({
    ...identityTestQuery(channelId),
    refetchInterval: ({ state }) => (goesOn(state.data?.test) ? pollMs : false),
  });
  const test = data?.test ?? null;
  const { mutate: look } = useCheckChannel(channelId);
  const state = test?.state;
  useEffect(() => {
    if (state && state !== 'waiting') look(['sameProvider']);
  }, [state, look]);
  return (
    <Card withBorder className="tl-card" component="section" p={{ base: 'md', sm: 'lg' }}>
      <Title order={2}>{t.identity}</Title>
      <Text size="sm" c="dimmed" mb="md">
        {t.identityHint}
      </Text>
      <Stack>
        {children}
        <ErrorNote error={start.error} />
        {test && <State test={test} />}
        {start.data && goesOn(test) && <Link url={start.data.url} />}
        {admin && (
          <Group>
            <Button
              variant={test ? 'default' : 'filled'}
              loading={start.isPending}
              onClick={() => start.mutate()}
            >
              {test ? t.restartTest : t.startTest}
            </Button>
          </Group>
        )}
      </Stack>
    </Card>
  );
}

function Link({ url }: { url: string }) {
  const t = useTexts(doctorTexts);
  return (
    <Group align="flex-start" gap="lg">
      <QrCode text={url} alt={t.testQr} size={168} />
      <Stack flex={1} miw={220}>
        <Text size="sm">{t.testScan}</Text>
        <UrlLine label={t.testLink} url={url} missing="" />
      </Stack>
    </Group>
  );
}

const colours = {
  proven: 'brand',
  foreign: 'red',
  expired: 'gray',
  waiting: 'gray',
  opened: 'gray',
} as const;

function State({ test }: { test: IdentityTest }) {
  const t = useTexts(doctorTexts);
  return (
    <Alert
      color={colours[test.state]}
      role="status"
      icon={goesOn(test) ? <IconHourglass aria-hidden /> : undefined}
    >
      {t.testStates[test.state]}
    </Alert>
  );
}
