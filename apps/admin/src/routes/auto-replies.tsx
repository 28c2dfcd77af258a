import { Stack } from '@mantine/core';
import { IconMessageBolt } from '@tabler/icons-react';
import type { ResponseOf, listAutoReplies } from '@tieline/contracts';
import { format } from '@tieline/web';
import { ChannelRow } from '../components/channel-row.js';
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
    <ChannelRow
      name={channelName}
      pictureUrl={pictureUrl}
      link={
        <TextLink to="/auto-replies/$channelId" params={params} fw={600} c="inherit">
          {channelName}
        </TextLink>
      }
      state={rules === 0 ? t.none : format(t.figures, { count: rules, on })}
    >
      <ButtonLink to="/auto-replies/$channelId" params={params}>
        {mayEdit ? t.edit : t.view}
      </ButtonLink>
    </ChannelRow>
  );
}
