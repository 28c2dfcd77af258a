import { Button, Divider, Stack, Text, Title } from '@mantine/core';
import { IconDeviceMobile, IconPlugConnected } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { ErrorNote } from '../components/error-note.js';
import { ButtonLink } from '../components/links.js';
import { useBeginWithSandbox } from '../features/entry/api/begin-with-sandbox.js';
import { setupQuery } from '../features/entry/api/get-setup.js';
import { EntryCard } from '../features/entry/entry-card.js';
import { entryTexts } from '../features/entry/texts.js';
import { useSession } from '../features/session/api/get-session.js';
import { useTexts } from '../shared/i18n.js';

/** After the first admin is made: a world to try things in, or the real one. */
export function WelcomePage() {
  const t = useTexts(entryTexts);
  const { sandboxUrl } = useSession();
  const { data: setup } = useQuery(setupQuery);
  const sandbox = useBeginWithSandbox();
  if (sandbox.isSuccess) {
    return (
      <EntryCard title={t.sandboxReady} text={t.sandboxReadyText}>
        <Stack>
          {sandboxUrl && (
            <Button component="a" href={sandboxUrl} target="_blank" rel="noreferrer">
              {t.openPhone}
            </Button>
          )}
          <ButtonLink to="/" variant={sandboxUrl ? 'default' : 'filled'}>
            {t.goToOverview}
          </ButtonLink>
        </Stack>
      </EntryCard>
    );
  }
  const offered = setup?.sandbox === true;
  return (
    <EntryCard title={t.welcome} text={t.welcomeText}>
      <Stack>
        {offered && (
          <>
            <section>
              <Title order={2} size="h4">
                {t.trySandbox}
              </Title>
              <Text size="sm" c="dimmed" mb="xs">
                {t.trySandboxText}
              </Text>
              <ErrorNote error={sandbox.error} />
              <Button
                fullWidth
                leftSection={<IconDeviceMobile size={18} aria-hidden />}
                loading={sandbox.isPending}
                onClick={() => sandbox.mutate()}
              >
                {t.trySandboxGo}
              </Button>
            </section>
            <Divider />
          </>
        )}
        <section>
          <Title order={2} size="h4">
            {t.connectLine}
          </Title>
          <Text size="sm" c="dimmed" mb="xs">
            {t.connectLineText}
          </Text>
          <ButtonLink
            to="/channels/new"
            fullWidth
            variant={offered ? 'default' : 'filled'}
            leftSection={<IconPlugConnected size={18} aria-hidden />}
          >
            {t.connectLineGo}
          </ButtonLink>
        </section>
        <ButtonLink to="/" variant="subtle">
          {t.later}
        </ButtonLink>
      </Stack>
    </EntryCard>
  );
}
