import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconLock, IconPlus } from '@tabler/icons-react';
import { Loaded } from '../components/loaded.js';
import { Page } from '../components/page.js';
import { Panel } from '../components/panel.js';
import { useApiKeys } from '../features/api-keys/api/list-api-keys.js';
import { CallExample } from '../features/api-keys/call-example.js';
import { KeyList } from '../features/api-keys/key-list.js';
import { NewKeyDialog } from '../features/api-keys/new-key-dialog.js';
import { apiKeyTexts } from '../features/api-keys/texts.js';
import { useSession } from '../features/session/api/get-session.js';
import { SettingsNav } from '../features/team/settings-nav.js';
import { useTexts } from '../shared/i18n.js';
import { isAdmin } from '../shared/roles.js';

export function ApiKeysPage() {
  const t = useTexts(apiKeyTexts);
  if (isAdmin(useSession().role)) return <ApiKeys />;
  return (
    <Panel icon={<IconLock size={28} />} title={t.adminOnly} order={1}>
      {t.adminOnlyText}
    </Panel>
  );
}

function ApiKeys() {
  const t = useTexts(apiKeyTexts);
  const keys = useApiKeys();
  const [opened, dialog] = useDisclosure(false);
  return (
    <Page
      title={t.title}
      purpose={t.purpose}
      actions={
        keys.data && (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={dialog.open}>
            {t.add}
          </Button>
        )
      }
    >
      <SettingsNav />
      <Loaded query={keys}>{({ items }) => <KeyList keys={items} />}</Loaded>
      <CallExample />
      {opened && <NewKeyDialog onClose={dialog.close} />}
    </Page>
  );
}
