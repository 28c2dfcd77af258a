import { Button, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { AdminOnly } from '../components/admin-only.js';
import { ButtonLink } from '../components/links.js';
import { Loaded } from '../components/loaded.js';
import { Page } from '../components/page.js';
import { useSession } from '../features/session/api/get-session.js';
import { AccountCards } from '../features/sms/account-cards.js';
import { useSmsAccount } from '../features/sms/api/get-account.js';
import { Ledger } from '../features/sms/ledger.js';
import { LowBalance } from '../features/sms/low-balance.js';
import { smsTexts } from '../features/sms/texts.js';
import { TopUpDialog } from '../features/sms/top-up-dialog.js';
import { useTexts } from '../shared/i18n.js';
import { isAdmin } from '../shared/roles.js';

export function SmsPage() {
  const t = useTexts(smsTexts);
  const admin = isAdmin(useSession().role);
  const account = useSmsAccount();
  const [opened, dialog] = useDisclosure(false);
  return (
    <Page
      title={t.title}
      purpose={t.purpose}
      actions={
        admin && (
          <>
            <ButtonLink to="/sms/gateways" variant="default">
              {t.gateways}
            </ButtonLink>
            <Button onClick={dialog.open}>{t.topUp}</Button>
          </>
        )
      }
    >
      {!admin && <AdminOnly>{t.adminOnly}</AdminOnly>}
      <LowBalance />
      <Loaded query={account}>{(loaded) => <AccountCards account={loaded} />}</Loaded>
      <section>
        <Title order={2} mb="sm">
          {t.ledger}
        </Title>
        <Ledger />
      </section>
      {opened && <TopUpDialog onClose={dialog.close} />}
    </Page>
  );
}
