import { Group, Stack } from '@mantine/core';
import { IconId } from '@tabler/icons-react';
import type { Channel } from '@tieline/contracts';
import { ChannelRow } from '../components/channel-row.js';
import { ButtonLink, TextLink } from '../components/links.js';
import { Loaded } from '../components/loaded.js';
import { Page } from '../components/page.js';
import { Panel } from '../components/panel.js';
import { useChannels } from '../features/channels/api/list-channels.js';
import { CopyLink } from '../features/member-card/copy-link.js';
import { memberCardTexts } from '../features/member-card/texts.js';
import { useTexts } from '../shared/i18n.js';

export function MemberCardsPage() {
  const t = useTexts(memberCardTexts);
  const channels = useChannels();
  return (
    <Page title={t.title} purpose={t.purpose}>
      <Loaded query={channels}>
        {({ items }) =>
          items.length === 0 ? (
            <NoChannels />
          ) : (
            <Stack component="ul" gap="sm" className="tl-list">
              {items.map((channel) => (
                <Row key={channel.id} channel={channel} />
              ))}
            </Stack>
          )
        }
      </Loaded>
    </Page>
  );
}

function Row({ channel: { id, name, basicId, pictureUrl, memberCardUrl } }: { channel: Channel }) {
  const t = useTexts(memberCardTexts);
  const params = { channelId: id };
  return (
    <ChannelRow
      name={name}
      pictureUrl={pictureUrl}
      link={
        <TextLink to="/member-card/$channelId" params={params} fw={600} c="inherit">
          {name}
        </TextLink>
      }
      state={memberCardUrl ? basicId : t.noLiff}
    >
      <Group gap="xs">
        {memberCardUrl && <CopyLink url={memberCardUrl} />}
        <ButtonLink to="/member-card/$channelId" params={params}>
          {t.edit}
        </ButtonLink>
      </Group>
    </ChannelRow>
  );
}

function NoChannels() {
  const t = useTexts(memberCardTexts);
  return (
    <Panel
      icon={<IconId />}
      title={t.empty}
      tone="brand"
      actions={<ButtonLink to="/channels">{t.goChannels}</ButtonLink>}
    >
      {t.emptyText}
    </Panel>
  );
}
