import { Alert, Button, Card, Group, Stack, Text, ThemeIcon, Title, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconHourglass, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { funnelWords, type BindingTrial, type Channel } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useState } from 'react';
import { ErrorNote } from '../../components/error-note.js';
import { TextLink } from '../../components/links.js';
import { QrCode } from '../../components/qr-code.js';
import { UrlLine } from '../../components/url-line.js';
import { useFormat } from '../../shared/dates.js';
import { useTexts } from '../../shared/i18n.js';
import { randomId } from '../../shared/random-id.js';
import { BindingSwitch } from '../binding/binding-switch.js';
import { withSource } from '../binding/source-dialog.js';
import { useSession } from '../session/api/get-session.js';
import { bindingTrialQuery } from './api/get-binding-trial.js';
import { trialTexts } from './trial-texts.js';

const pollMs = 2000;
/** the API looks back as far as this */
const longestMs = 3_600_000;

const newSource = () => `staff-test-${randomId().replaceAll('-', '').slice(0, 16)}`;
const isOver = (trial: BindingTrial | undefined) => trial?.steps.at(-1)?.state === 'done';

/** The whole way with the reader's own phone: a link, and each step as it arrives. */
export function BindingTrialCard({ channel }: { channel: Channel }) {
  const t = useTexts(trialTexts);
  const [source, setSource] = useState<string | null>(null);
  const { bindingUrl, bindingEnabled } = channel;
  return (
    <Card withBorder className="tl-card" component="section" p={{ base: 'md', sm: 'lg' }}>
      <Group justify="space-between" gap="sm">
        <Title order={2}>{t.binding}</Title>
        {bindingUrl && <BindingSwitch channel={channel} enabled={bindingEnabled} />}
      </Group>
      <Text size="sm" c="dimmed" mb="md">
        {t.bindingText}
      </Text>
      <Stack>
        {!bindingUrl && <Alert color="gray">{t.noLink}</Alert>}
        {bindingUrl && !bindingEnabled && <Alert color="yellow">{t.off}</Alert>}
        {source && bindingUrl && (
          <Trial key={source} channelId={channel.id} source={source} url={bindingUrl} />
        )}
        {bindingUrl && (
          <Group>
            <Button
              variant={source ? 'default' : 'filled'}
              disabled={!bindingEnabled}
              onClick={() => setSource(newSource())}
            >
              {source ? t.restart : t.start}
            </Button>
          </Group>
        )}
      </Stack>
    </Card>
  );
}

function Trial({ channelId, source, url }: { channelId: string; source: string; url: string }) {
  const t = useTexts(trialTexts);
  const [begun] = useState(() => Date.now());
  const { data, error } = useQuery({
    ...bindingTrialQuery(channelId, source),
    refetchInterval: ({ state }) => (isOver(state.data) || Date.now() - begun > longestMs ? false : pollMs),
  });
  const link = withSource(url, source);
  const opened = data?.steps[0]?.state === 'done';
  return (
    <Stack>
      <ErrorNote error={error} />
      {!opened && (
        <Group align="flex-start" gap="lg">
          <QrCode text={link} alt={t.qr} size={168} />
          <Stack flex={1} miw={220}>
            <Text size="sm">{t.scan}</Text>
            <UrlLine label={t.link} url={link} missing="" />
          </Stack>
        </Group>
      )}
      {data?.name && <Text fw={600}>{format(t.by, { name: data.name })}</Text>}
      {data && <Steps trial={data} />}
      {isOver(data) && (
        <Alert color="brand" role="status" icon={<IconCheck aria-hidden />}>
          {t.complete}
        </Alert>
      )}
    </Stack>
  );
}

const looks = {
  waiting: { color: 'gray', icon: IconHourglass },
  done: { color: 'brand', icon: IconCheck },
  failed: { color: 'red', icon: IconX },
} as const;

function Steps({ trial: { steps } }: { trial: BindingTrial }) {
  const t = useTexts(trialTexts);
  return (
    <>
      <Stack component="ol" gap="xs" className="tl-list" aria-live="polite">
        {steps.map((step) => (
          <StepLine key={step.step} {...step} />
        ))}
      </Stack>
      {steps.some(({ result }) => result === 'boundBefore' || result === 'alreadyBound') && (
        <Alert color="yellow" role="status">
          {t.boundBefore}{' '}
          <TextLink to="/contacts" inherit>
            {t.contacts}
          </TextLink>
        </Alert>
      )}
    </>
  );
}

function StepLine({ step, state, at, result }: BindingTrial['steps'][number]) {
  const t = useTexts(trialTexts);
  const { results } = useTexts(funnelWords);
  const { time } = useFormat(useSession().team.timeZone);
  const { color, icon: Icon } = looks[state];
  return (
    <Group component="li" gap="sm" wrap="nowrap" mih={36}>
      <ThemeIcon radius="xl" size={26} variant={state === 'waiting' ? 'light' : 'filled'} color={color}>
        <Icon size={16} aria-hidden />
      </ThemeIcon>
      <Text c={state === 'waiting' ? 'dimmed' : undefined} flex={1}>
        {t.steps[step]}
        <VisuallyHidden>{` (${t.states[state]})`}</VisuallyHidden>
        {result && (
          <Text span c="red" size="sm">
            {` — ${results[result]}`}
          </Text>
        )}
      </Text>
      {at && (
        <Text size="sm" c="dimmed" className="tl-count">
          {time(at)}
        </Text>
      )}
    </Group>
  );
}
