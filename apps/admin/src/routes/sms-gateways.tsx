import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { TextLink } from '../components/links.js';
import { Loaded } from '../components/loaded.js';
import { Page } from '../components/page.js';
import { Panel } from '../components/panel.js';
import { useSession } from '../features/session/api/get-session.js';
import { useSmsGateways } from '../features/sms-gateways/api/list-gateways.js';
import { GatewayDialog } from '../features/sms-gateways/gateway-dialog.js';
import { GatewayList } from '../features/sms-gateways/gateway-list.js';
import { gatewayTexts } from '../features/sms-gateways/texts.js';
import { smsTexts } from '../features/sms/texts.js';
import { useTexts } from '../shared/i18n.js';
import { isAdmin } from '../shared/roles.js';

export function SmsGatewaysPage() {
  const t = useTexts(gatewayTexts);
  const { title } = useTexts(smsTexts);
  if (isAdmin(useSession().role)) return <Gateways above={<TextLink to="/sms">{title}</TextLink>} />;
  return (
    <Panel icon={<IconLock size={28} />} title={t.adminOnly} order={1}>
      {t.adminOnlyText}
    </Panel>
  );
}

function Gateways({ above }: { above: ReactNode }) {
  const t = useTexts(gatewayTexts);
  const list = useSmsGateways();
  const [adding, setAdding] = useState(false);
  return (
    <Page
      title={t.title}
      purpose={t.purpose}
      above={above}
      actions={list.data && <Button onClick={() => setAdding(true)}>{t.add}</Button>}
    >
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
