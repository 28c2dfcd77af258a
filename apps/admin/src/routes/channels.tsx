import { SimpleGrid, Stack } from '@mantine/core';
import { IconPlus, IconPlugConnected } from '@tabler/icons-react';
import { ButtonLink } from '../components/links.js';
import { Loaded } from '../components/loaded.js';
import { Page } from '../components/page.js';
import { Panel } from '../components/panel.js';
import { useChannels } from '../features/channels/api/list-channels.js';
import { ChannelCard } from '../features/channels/channel-card.js';
import { SendingTrouble } from '../features/channels/sending-trouble.js';
import { channelTexts } from '../features/channels/texts.js';
import { useSession } from '../features/session/api/get-session.js';
import { ShopConnections } from '../features/shops/shop-connections.js';
import { useTexts } from '../shared/i18n.js';
import { isAdmin } from '../shared/roles.js';

export function ChannelsPage() {
  const t = useTexts(channelTexts);
  const admin = isAdmin(useSession().role);
  const channels = useChannels();
  const add = admin && (
    <ButtonLink to="/channels/new" leftSection={<IconPlus size={18} aria-hidden />}>
      {t.add}
    </ButtonLink>
  );
  return (
    <Page title={t.title} purpose={t.purpose} actions={channels.data?.items.length ? add : null}>
      <Loaded query={channels}>
        {({ items }) =>
          items.length === 0 ? (
            <Panel icon={<IconPlugConnected />} title={t.empty} tone="brand" actions={add}>
              {admin ? t.emptyText : t.adminOnly}
            </Panel>
          ) : (
            <Stack>
              <SendingTrouble channels={items} />
              <SimpleGrid component="ul" cols={{ base: 1, lg: 2 }} className="tl-list">
                {items.map((channel) => (
                  <ChannelCard key={channel.id} channel={channel} />
                ))}
              </SimpleGrid>
            </Stack>
          )
        }
      </Loaded>
      <ShopConnections />
    </Page>
  );
}
