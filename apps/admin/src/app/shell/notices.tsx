import { Alert, Button, Group } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { IconRefresh, IconWifiOff } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useSession } from '../../features/session/api/get-session.js';
import { outdated } from '../../shared/console-version.js';
import { useTexts } from '../../shared/i18n.js';
import { mayBind } from '../../shared/roles.js';
import { signedOut } from '../../shared/signed-out.js';
import { commonTexts } from '../../shared/texts.js';
import { shellTexts } from './texts.js';

const SignInAgain = lazy(() =>
  import('../../features/session/sign-in-again.js').then((module) => ({ default: module.SignInAgain })),
);

const NoCreditNotice = lazy(() =>
  import('../../features/sms/no-credit-notice.js').then((module) => ({ default: module.NoCreditNotice })),
);

/** What is said above every page: no connection, a newer console, no SMS credit, a session that ended. */
export function Notices() {
  const { online } = useNetwork();
  const isOutdated = outdated.use();
  const isSignedOut = signedOut.use();
  const staff = mayBind(useSession().role);
  return (
    <>
      {!online && <OfflineBanner />}
      {isOutdated && <NewVersionBanner />}
      <Suspense>{staff && <NoCreditNotice />}</Suspense>
      <Suspense>{isSignedOut && <SignInAgain />}</Suspense>
    </>
  );
}

function OfflineBanner() {
  const { offline } = useTexts(commonTexts);
  return (
    <Alert color="yellow" icon={<IconWifiOff aria-hidden />} mb="md" role="status">
      {offline}
    </Alert>
  );
}

/** Reloading is the reader's choice: a form may be half filled. */
function NewVersionBanner() {
  const t = useTexts(shellTexts);
  return (
    <Alert color="brand" icon={<IconRefresh aria-hidden />} mb="md" role="status">
      <Group justify="space-between" gap="sm">
        {t.newVersion}
        <Button size="compact-sm" onClick={() => window.location.reload()}>
          {t.refresh}
        </Button>
      </Group>
    </Alert>
  );
}
