import { SimpleGrid, Stack } from '@mantine/core';
import { format } from '@tieline/web';
import { ButtonLink } from '../components/links.js';
import { Loaded } from '../components/loaded.js';
import { Page } from '../components/page.js';
import { useChannels } from '../features/channels/api/list-channels.js';
import { checklist } from '../features/overview/checklist.js';
import { ChannelStates, Figures, TagCounts } from '../features/overview/figures.js';
import { SetupCard } from '../features/overview/setup-card.js';
import { overviewTexts } from '../features/overview/texts.js';
import { useSession } from '../features/session/api/get-session.js';
import { useShopConnections } from '../features/shops/api/list-shop-connections.js';
import { useSmsAccount } from '../features/sms/api/get-account.js';
import { LowBalance } from '../features/sms/low-balance.js';
import { smsTexts } from '../features/sms/texts.js';
import { useTags } from '../features/tags/api/list-tags.js';
import { useTexts } from '../shared/i18n.js';
import { mayBind } from '../shared/roles.js';

export function OverviewPage() {
  const t = useTexts(overviewTexts);
  const { role, team } = useSession();
  const tags = useTags();
  return (
    <Page
      title={t.title}
      purpose={format(t.hello, { team: team.name })}
      actions={
        <ButtonLink to="/contacts" variant="default">
          {t.contacts}
        </ButtonLink>
      }
    >
      {mayBind(role) && <StaffOverview />}
      <Loaded query={tags}>{({ items }) => <TagCounts tags={items} />}</Loaded>
    </Page>
  );
}

/** Reads what only admins and supervisors may read. */
function StaffOverview() {
  const sms = useTexts(smsTexts);
  const channels = useChannels();
  const shops = useShopConnections();
  const account = useSmsAccount();
  return (
    <Loaded query={channels}>
      {({ items }) => (
        <Loaded query={account}>
          {(credit) => (
            <Stack gap="lg">
              <LowBalance
                action={
                  <ButtonLink to="/sms" variant="default" size="compact-sm">
                    {sms.topUp}
                  </ButtonLink>
                }
              />
              <Figures channels={items} account={credit} />
              <SimpleGrid cols={{ base: 1, md: 2 }}>
                <Loaded query={shops}>
                  {(connected) => (
                    <SetupCard
                      done={checklist({ channels: items, shops: connected.items, account: credit })}
                    />
                  )}
                </Loaded>
                <ChannelStates channels={items} />
              </SimpleGrid>
            </Stack>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}
