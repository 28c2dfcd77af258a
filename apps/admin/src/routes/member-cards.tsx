import { Avatar, Card, Group, Stack, Text } from '@mantine/core';
import { IconId } from '@tabler/icons-react';
import type { Channel } from '@tieline/contracts';
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
    <Card withBorder className="tl-card" component="li">
      <Group justify="space-between" gap="sm">
        <Group gap="sm" wrap="nowrap" miw={0}>
          <Avatar src={pictureUrl} alt="" radius="xl" color="brand">
            {name.slice(0, 1)}
          </Avatar>
          <div className="tl-ellipsis">
            <TextLink to="/member-card/$channelId" params={params} fw={600} c="inherit">
              {name}
            </TextLink>
            <Text size="sm" c="dimmed">
              {memberCardUrl ? basicId : t.noLiff}
            </Text>
          </div>
        </Group>
        <Group gap="xs">
          {memberCardUrl && <CopyLink url={memberCardUrl} />}
          <ButtonLink to="/member-card/$channelId" params={params}>
            {t.edit}
          </ButtonLink>
        </Group>
      </Group>
    </Card>
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
