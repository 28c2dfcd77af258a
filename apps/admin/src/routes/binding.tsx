import { Group, Select, Stack, TextInput } from '@mantine/core';
import { IconDeviceMobileCheck, IconSearch } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import type { Channel } from '@tieline/contracts';
import { ButtonLink } from '../components/links.js';
import { Loaded } from '../components/loaded.js';
import { Page } from '../components/page.js';
import { Panel } from '../components/panel.js';
import { useBindingChannels } from '../features/binding/api/list-binding-channels.js';
import { BindingRow } from '../features/binding/binding-row.js';
import { bindingTexts } from '../features/binding/texts.js';
import { useChannels } from '../features/channels/api/list-channels.js';
import { SendingTrouble } from '../features/channels/sending-trouble.js';
import { LowBalance } from '../features/sms/low-balance.js';
import { useTexts } from '../shared/i18n.js';
import type { BindingSearch } from '../shared/search.js';
import { commonTexts } from '../shared/texts.js';

const route = getRouteApi('/shell/staff/binding');

function fits(channel: Channel, { q, state }: BindingSearch): boolean {
  const named = !q || `${channel.name} ${channel.basicId ?? ''}`.toLowerCase().includes(q.toLowerCase());
  return named && (!state || channel.bindingEnabled === (state === 'on'));
}

export function BindingPage() {
  const t = useTexts(bindingTexts);
  const channels = useChannels();
  return (
    <Page title={t.title} purpose={t.purpose}>
      <Loaded query={channels}>
        {({ items }) => (items.length === 0 ? <NoChannels /> : <BindingList channels={items} />)}
      </Loaded>
    </Page>
  );
}

function BindingList({ channels }: { channels: Channel[] }) {
  const t = useTexts(bindingTexts);
  const common = useTexts(commonTexts);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const filter = (change: BindingSearch) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  const shown = channels.filter((channel) => fits(channel, search));
  const facts = useBindingChannels().data?.items;
  return (
    <>
      <SendingTrouble channels={channels} />
      <LowBalance
        withoutEmpty
        action={
          <ButtonLink to="/sms" variant="default" size="compact-sm">
            {t.goSms}
          </ButtonLink>
        }
      />
      {channels.length > 1 && (
        <Group gap="sm" align="flex-end">
          <TextInput
            type="search"
            label={t.search}
            leftSection={<IconSearch size={18} aria-hidden />}
            value={search.q ?? ''}
            onChange={(event) => filter({ q: event.currentTarget.value || undefined })}
            flex="1 1 200px"
            maw={360}
          />
          <Select
            label={t.state}
            data={[
              { value: 'all', label: t.stateAll },
              { value: 'on', label: t.on },
              { value: 'off', label: t.off },
            ]}
            value={search.state ?? 'all'}
            onChange={(value) => filter({ state: value === 'on' || value === 'off' ? value : undefined })}
            allowDeselect={false}
            w={160}
          />
        </Group>
      )}
      {shown.length === 0 ? (
        <Panel
          icon={<IconSearch />}
          title={t.noResult}
          actions={<ButtonLink to="/binding">{common.clearFilters}</ButtonLink>}
        />
      ) : (
        <Stack component="ul" gap="sm" className="tl-list">
          {shown.map((channel) => (
            <BindingRow
              key={channel.id}
              channel={channel}
              facts={facts?.find(({ channelId }) => channelId === channel.id)}
            />
          ))}
        </Stack>
      )}
    </>
  );
}

function NoChannels() {
  const t = useTexts(bindingTexts);
  return (
    <Panel
      icon={<IconDeviceMobileCheck />}
      title={t.empty}
      tone="brand"
      actions={<ButtonLink to="/channels">{t.goChannels}</ButtonLink>}
    >
      {t.emptyText}
    </Panel>
  );
}
