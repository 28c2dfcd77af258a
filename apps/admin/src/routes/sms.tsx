import { Button, SimpleGrid } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { AdminOnly } from '../components/admin-only.js';
import { Loaded } from '../components/loaded.js';
import { Page } from '../components/page.js';
import { useSession } from '../features/session/api/get-session.js';
import { AccountCards } from '../features/sms/account-cards.js';
import { useSmsAccount } from '../features/sms/api/get-account.js';
import { useSmsBudgets } from '../features/sms/api/get-budgets.js';
import { ChannelCaps } from '../features/sms/channel-caps.js';
import { LimitsCard } from '../features/sms/limits-card.js';
import { LowBalance } from '../features/sms/low-balance.js';
import { SmsNav } from '../features/sms/sms-nav.js';
import { smsTexts } from '../features/sms/texts.js';
import { TopUpDialog } from '../features/sms/top-up-dialog.js';
import { useTexts } from '../shared/i18n.js';
import { isAdmin } from '../shared/roles.js';

export function SmsPage() {
  const t = useTexts(smsTexts);
  const admin = isAdmin(useSession().role);
  const account = useSmsAccount();
  const budgets = useSmsBudgets();
  const [opened, dialog] = useDisclosure(false);
  return (
    <Page
      title={t.title}
      purpose={t.purpose}
      actions={admin && <Button onClick={dialog.open}>{t.topUp}</Button>}
    >
      <SmsNav />
      {!admin && <AdminOnly>{t.adminOnly}</AdminOnly>}
      <LowBalance />
      <Loaded query={account}>
        {(loaded) => (
          <>
            <AccountCards account={loaded} />
            <Loaded query={budgets}>
              {(caps) => (
                <SimpleGrid cols={{ base: 1, md: 2 }}>
                  <LimitsCard account={loaded} budgets={caps} readOnly={!admin} />
                  <ChannelCaps budgets={caps.channels} />
                </SimpleGrid>
              )}
            </Loaded>
          </>
        )}
      </Loaded>
      {opened && <TopUpDialog onClose={dialog.close} />}
    </Page>
  );
}
