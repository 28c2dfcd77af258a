import { Badge, Group, Stack } from '@mantine/core';
import { IconWorldCheck } from '@tabler/icons-react';
import type { ResponseOf, listSocialBindings } from '@tieline/contracts';
import { ChannelRow } from '../components/channel-row.js';
import { ButtonLink, TextLink } from '../components/links.js';
import { Loaded } from '../components/loaded.js';
import { Page } from '../components/page.js';
import { Panel } from '../components/panel.js';
import { useWebsites } from '../features/website/api/list-websites.js';
import { websiteTexts } from '../features/website/texts.js';
import { useTexts } from '../shared/i18n.js';

export function WebsitesPage() {
  const t = useTexts(websiteTexts);
  const channels = useWebsites();
  return (
    <Page title={t.title} purpose={t.purpose}>
      <Loaded query={channels}>
        {({ items }) =>
          items.length === 0 ? (
            <Panel icon={<IconWorldCheck />} title={t.empty} tone="brand">
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
  enabled,
  origins,
}: ResponseOf<typeof listSocialBindings>['items'][number]) {
  const t = useTexts(websiteTexts);
  const params = { channelId };
  return (
    <ChannelRow
      name={channelName}
      pictureUrl={pictureUrl}
      link={
        <TextLink to="/website/$channelId" params={params} fw={600} c="inherit">
          {channelName}
        </TextLink>
      }
      state={origins.join(' · ') || t.noSite}
    >
      <Group gap="sm">
        <Badge variant="light" color={enabled ? 'brand' : 'gray'} className="tl-chip">
          {enabled ? t.on : t.off}
        </Badge>
        <ButtonLink to="/website/$channelId" params={params}>
          {t.edit}
        </ButtonLink>
      </Group>
    </ChannelRow>
  );
}
