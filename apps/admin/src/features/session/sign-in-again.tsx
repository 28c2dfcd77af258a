import { Button, Modal, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useTexts } from '../../shared/i18n.js';
import { signedOut } from '../../shared/signed-out.js';
import { sessionQuery, useSession } from './api/get-session.js';
import { useBeginSession, type Session } from './api/sign-in.js';
import { SignInForm } from './sign-in-form.js';
import { sessionTexts } from './texts.js';

/** Over the page that was in use: its forms stay as they are, and go on once the same person is back. */
export function SignInAgain() {
  const t = useTexts(sessionTexts);
  const { staff, team } = useSession();
  const queryClient = useQueryClient();
  const begin = useBeginSession();
  const router = useRouter();

  function goOn(session: Session): void {
    if (session.staff.id === staff.id && session.team.id === team.id) {
      queryClient.setQueryData(sessionQuery.queryKey, session);
      signedOut.lower();
      void queryClient.refetchQueries({ predicate: ({ state }) => state.status === 'error' });
    } else {
      begin(session);
      void router.navigate({ to: '/', ignoreBlocker: true });
    }
  }

  async function leave(): Promise<void> {
    await router.navigate({ to: '/login', ignoreBlocker: true });
    queryClient.clear();
    signedOut.lower();
  }

  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={t.againTitle}
      centered
    >
      <Stack>
        <Text c="dimmed" size="sm">
          {t.againText}
        </Text>
        <SignInForm email={staff.email} onSignedIn={goOn} />
        <Button variant="subtle" color="gray" onClick={() => void leave()}>
          {t.otherAccount}
        </Button>
      </Stack>
    </Modal>
  );
}
