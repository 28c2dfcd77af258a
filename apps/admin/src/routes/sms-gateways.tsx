import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { Loaded } from '../components/loaded.js';
import { Page } from '../components/page.js';
import { Panel } from '../components/panel.js';
import { useSession } from '../features/session/api/get-session.js';
import { useSmsGateways } from '../features/sms-gateways/api/list-gateways.js';
import { GatewayDialog } from '../features/sms-gateways/gateway-dialog.js';
import { GatewayList } from '../features/sms-gateways/gateway-list.js';
import { gatewayTexts } from '../features/sms-gateways/texts.js';
import { SmsNav } from '../features/sms/sms-nav.js';
import { useTexts } from '../shared/i18n.js';
import { isAdmin } from '../shared/roles.js';

export function SmsGatewaysPage() {
  const t = useTexts(gatewayTexts);
  if (isAdmin(useSession().role)) return <Gateways />;
  return (
    <Panel icon={<IconLock size={28} />} title={t.adminOnly} order={1}>
      {t.adminOnlyText}
    </Panel>
  );
}

function Gateways() {
  const t = useTexts(gatewayTexts);
  const list = useSmsGateways();
  const [adding, setAdding] = useState(false);
  return (
    <Page
      title={t.title}
      purpose={t.purpose}
      actions={list.data && <Button onClick={() => setAdding(true)}>{t.add}</Button>}
    >
      <SmsNav />
      <Loaded query={list}>
        {(loaded) => (
          <>
            <GatewayList list={loaded} />
            {adding && (
              <GatewayDialog gateway={null} providers={loaded.providers} onClose={() => setAdding(false)} />
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}
