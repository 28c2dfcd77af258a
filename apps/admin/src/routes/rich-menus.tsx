import { Card, Select, Stack, Title } from '@mantine/core';
import { IconLayoutGrid } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { ButtonLink } from '../components/links.js';
import { Loaded } from '../components/loaded.js';
import { Page } from '../components/page.js';
import { Panel } from '../components/panel.js';
import { useMenuChannels, type MenuChannel } from '../features/rich-menus/api/list-menu-channels.js';
import { useMenus } from '../features/rich-menus/api/list-menus.js';
import { useMenuJob } from '../features/rich-menus/api/menu-jobs.js';
import { useMenuRules } from '../features/rich-menus/api/menu-rules.js';
import { JobCard } from '../features/rich-menus/list/job-card.js';
import { MenuList } from '../features/rich-menus/list/menu-list.js';
import { RulesEditor } from '../features/rich-menus/list/rules-editor.js';
import { RulesReading } from '../features/rich-menus/list/rules-reading.js';
import { menuTexts } from '../features/rich-menus/texts.js';
import { useSession } from '../features/session/api/get-session.js';
import { useTexts } from '../shared/i18n.js';
import { mayBind, mayEditMenus } from '../shared/roles.js';

const route = getRouteApi('/shell/rich-menus');

export function RichMenusPage() {
  const t = useTexts(menuTexts);
  const channels = useMenuChannels();
  const { channelId } = route.useSearch();
  const items = channels.data?.items ?? [];
  const channel = items.find(({ id }) => id === channelId) ?? items[0];
  const writes = mayEditMenus(useSession().role);
  return (
    <Page
      title={t.title}
      purpose={t.purpose}
      actions={
        channel &&
        writes && (
          <ButtonLink to="/rich-menus/new" search={{ channelId: channel.id }}>
            {t.create}
          </ButtonLink>
        )
      }
    >
      <Loaded query={channels}>
        {() =>
          channel ? <OneChannel key={channel.id} channel={channel} channels={items} /> : <NoChannels />
        }
      </Loaded>
    </Page>
  );
}

function OneChannel({ channel, channels }: { channel: MenuChannel; channels: MenuChannel[] }) {
  const t = useTexts(menuTexts);
  const navigate = route.useNavigate();
  const menus = useMenus(channel.id);
  const rules = useMenuRules(channel.id);
  const { job } = useMenuJob(channel.id);
  const writes = mayEditMenus(useSession().role);
  return (
    <Stack gap="lg">
      {channels.length > 1 && (
        <Select
          label={t.channel}
          data={channels.map(({ id, name }) => ({ value: id, label: name }))}
          value={channel.id}
          allowDeselect={false}
          maw={320}
          onChange={(id) => void navigate({ search: { channelId: id ?? undefined } })}
        />
      )}
      {job && (
        <Card withBorder className="tl-card">
          <JobCard job={job} mayStop={writes} />
        </Card>
      )}
      <Loaded query={menus}>
        {({ items }) => (
          <>
            <Stack gap="sm" component="section">
              <Title order={2} size="h3">
                {t.menus}
              </Title>
              <MenuList channelId={channel.id} menus={items} />
            </Stack>
            {items.length > 0 && (
              <Loaded query={rules}>
                {(loaded) => {
                  const props = { channelId: channel.id, rules: loaded, menus: items };
                  return writes ? <RulesEditor {...props} /> : <RulesReading {...props} />;
                }}
              </Loaded>
            )}
          </>
        )}
      </Loaded>
    </Stack>
  );
}

function NoChannels() {
  const t = useTexts(menuTexts);
  const mayOpen = mayBind(useSession().role);
  return (
    <Panel
      icon={<IconLayoutGrid />}
      title={t.noChannels}
      tone="brand"
      actions={mayOpen && <ButtonLink to="/channels">{t.channel}</ButtonLink>}
    >
      {t.noChannelsText}
    </Panel>
  );
}
