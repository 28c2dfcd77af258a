import { Alert, Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconHistory } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { TextLink } from '../components/links.js';
import { Loaded, SkeletonRows } from '../components/loaded.js';
import { Page } from '../components/page.js';
import { useBindingSettings } from '../features/binding/api/get-binding-settings.js';
import { BindingSwitch } from '../features/binding/binding-switch.js';
import { BindingEditor } from '../features/binding/editor/editor.js';
import { historyTexts } from '../features/binding/editor/history/texts.js';
import { LinkMenu } from '../features/binding/link-menu.js';
import { bindingTexts } from '../features/binding/texts.js';
import { useChannel } from '../features/channels/api/get-channel.js';
import { useTexts } from '../shared/i18n.js';
import type { EditorTab } from '../shared/search.js';

const route = getRouteApi('/shell/staff/binding/$channelId');

export function BindingEditorPage() {
  const t = useTexts(bindingTexts);
  const { open: historyLabel } = useTexts(historyTexts);
  const [historyOpened, history] = useDisclosure(false);
  const { channelId } = route.useParams();
  const { tab = 'firstBinding' } = route.useSearch();
  const navigate = route.useNavigate();
  const channel = useChannel(channelId);
  const settings = useBindingSettings(channelId);
  const onTab = (next: EditorTab) => void navigate({ search: { tab: next }, replace: true });
  const name = channel.data?.name ?? t.title;
  return (
    <Page
      title={name}
      above={<TextLink to="/binding">{t.title}</TextLink>}
      actions={
        settings.data &&
        channel.data && (
          <Group gap="sm">
            <BindingSwitch channel={channel.data} enabled={settings.data.enabled} />
            <Button
              variant="default"
              leftSection={<IconHistory size={18} aria-hidden />}
              onClick={history.open}
            >
              {historyLabel}
            </Button>
            <LinkMenu
              name={name}
              bindingUrl={settings.data.bindingUrl}
              memberCardUrl={settings.data.memberCardUrl}
            />
          </Group>
        )
      }
    >
      <Loaded query={channel} skeleton={<SkeletonRows rows={1} height={480} />}>
        {(found) => (
          <Loaded query={settings} skeleton={<SkeletonRows rows={1} height={480} />}>
            {(loaded) => (
              <>
                {!loaded.enabled && (
                  <Alert color="gray" role="note">
                    <Text size="sm">{t.offHint}</Text>
                  </Alert>
                )}
                <BindingEditor
                  key={found.id}
                  channel={found}
                  settings={loaded}
                  tab={tab}
                  onTab={onTab}
                  historyOpened={historyOpened}
                  onHistoryClose={history.close}
                />
              </>
            )}
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}
