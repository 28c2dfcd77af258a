import { Avatar, Card, Group, Stack, Text } from '@mantine/core';
import { IconMessageBolt } from '@tabler/icons-react';
import type { ResponseOf, listAutoReplies } from '@tieline/contracts';
import { format } from '@tieline/web';
import { ButtonLink, TextLink } from '../components/links.js';
import { Loaded } from '../components/loaded.js';
import { Page } from '../components/page.js';
import { Panel } from '../components/panel.js';
import { useAutoReplyChannels } from '../features/auto-replies/api/list-auto-replies.js';
import { autoReplyTexts } from '../features/auto-replies/texts.js';
import { useSession } from '../features/session/api/get-session.js';
import { useTexts } from '../shared/i18n.js';
import { mayEditCards } from '../shared/roles.js';

export function AutoRepliesPage() {
  const t = useTexts(autoReplyTexts);
  const channels = useAutoReplyChannels();
  return (
    <Page title={t.title} purpose={t.purpose}>
      <Loaded query={channels}>
        {({ items }) =>
          items.length === 0 ? (
            <Panel icon={<IconMessageBolt />} title={t.empty} tone="brand">
              {t.emptyText}
            </Panel>
          ) : (
            <Stack component="ul" gap="sm" className="tl-list">
              {items.map((item) => (
                <Row key={item.channelId} {...item} />
              ))}
            </Stack>
          )
        }
      </Loaded>
    </Page>
  );
}

function Row({
  channelId,
  channelName,
  pictureUrl,
  rules,
  on,
}: ResponseOf<typeof listAutoReplies>['items'][number]) {
  const t = useTexts(autoReplyTexts);
  const mayEdit = mayEditCards(useSession().role);
  const params = { channelId };
  return (
    <Card withBorder className="tl-card" component="li">
      <Group justify="space-between" gap="sm">
        <Group gap="sm" wrap="nowrap" miw={0}>
          <Avatar src={pictureUrl} alt="" radius="xl" color="brand">
            {channelName.slice(0, 1)}
          </Avatar>
          <div className="tl-ellipsis">
            <TextLink to="/auto-replies/$channelId" params={params} fw={600} c="inherit">
              {channelName}
            </TextLink>
            <Text size="sm" c="dimmed">
              {rules === 0 ? t.none : format(t.figures, { count: rules, on })}
            </Text>
          </div>
        </Group>
        <ButtonLink to="/auto-replies/$channelId" params={params}>
          {mayEdit ? t.edit : t.view}
        </ButtonLink>
      </Group>
    </Card>
  );
}
