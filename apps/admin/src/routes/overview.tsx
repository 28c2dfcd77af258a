import { SimpleGrid, Stack } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { format } from '@tieline/web';
import { ButtonLink } from '../components/links.js';
import { Loaded } from '../components/loaded.js';
import { Page } from '../components/page.js';
import { useChannels } from '../features/channels/api/list-channels.js';
import { useAttention } from '../features/overview/attention/api/get-attention.js';
import { AttentionCard } from '../features/overview/attention/attention-card.js';
import { checklist, isComplete } from '../features/overview/checklist.js';
import { ChannelStates, Figures, TagCounts } from '../features/overview/figures.js';
import { FunnelSection } from '../features/overview/funnel/funnel-section.js';
import { SetupCard } from '../features/overview/setup-card.js';
import { overviewTexts } from '../features/overview/texts.js';
import { useSession } from '../features/session/api/get-session.js';
import { useShopConnections } from '../features/shops/api/list-shop-connections.js';
import { useSmsAccount } from '../features/sms/api/get-account.js';
import { useTags } from '../features/tags/api/list-tags.js';
import { useTexts } from '../shared/i18n.js';
import { mayBind } from '../shared/roles.js';
import type { OverviewSearch } from '../shared/search.js';

const route = getRouteApi('/shell/');

export function OverviewPage() {
  const t = useTexts(overviewTexts);
  const { role, team } = useSession();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (next: OverviewSearch) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false });
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
      {mayBind(role) && <SetupAndAttention />}
      <FunnelSection search={search} onChange={change} />
      {mayBind(role) && <ChannelFigures />}
      <Loaded query={tags}>{({ items }) => <TagCounts tags={items} />}</Loaded>
    </Page>
  );
}

/** Reads what only admins and supervisors may read. */
function SetupAndAttention() {
  const channels = useChannels();
  const shops = useShopConnections();
  const account = useSmsAccount();
  const attention = useAttention();
  const { data: world } = shops;
  const done =
    channels.data && world && account.data
      ? checklist({ channels: channels.data.items, shops: world.items, account: account.data })
      : null;
  return (
    <SimpleGrid cols={{ base: 1, md: done && !isComplete(done) ? 2 : 1 }} style={{ alignItems: 'start' }}>
      <Loaded query={account}>
        {(credit) => (
          <Loaded query={attention}>
            {(loaded) => (
              <AttentionCard attention={loaded} account={credit} channels={channels.data?.items ?? []} />
            )}
          </Loaded>
        )}
      </Loaded>
      {done && !isComplete(done) && <SetupCard done={done} />}
    </SimpleGrid>
  );
}

function ChannelFigures() {
  const channels = useChannels();
  const account = useSmsAccount();
  return (
    <Loaded query={channels}>
      {({ items }) => (
        <Loaded query={account}>
          {(credit) => (
            <Stack gap="lg">
              <Figures channels={items} account={credit} />
              <ChannelStates channels={items} />
            </Stack>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}
