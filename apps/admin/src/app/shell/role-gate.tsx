import { Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { format } from '@tieline/web';
import { AdminNames } from '../../components/admin-names.js';
import { ButtonLink } from '../../components/links.js';
import { Panel } from '../../components/panel.js';
import { useSession } from '../../features/session/api/get-session.js';
import { useTexts } from '../../shared/i18n.js';
import { mayBind, mayEditCards } from '../../shared/roles.js';
import { commonTexts } from '../../shared/texts.js';
import { shellTexts } from './texts.js';

/** Pages for admins and supervisors. The API refuses the others by itself; here they learn why. */
export function BindingRoleGate() {
  const { role } = useSession();
  return mayBind(role) ? <Outlet /> : <StaffOnly />;
}

/** Who writes message cards, rich menus and journeys, and sets up the button on the website. */
export function CardRoleGate() {
  const { role } = useSession();
  return mayEditCards(role) ? <Outlet /> : <StaffOnly />;
}

function StaffOnly() {
  const t = useTexts(commonTexts);
  const { gates, cardsOnly, menusOnly, journeysOnly, websiteOnly } = useTexts(shellTexts);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const what = path.startsWith('/channels')
    ? gates.channels
    : path.startsWith('/member-card')
      ? gates.memberCard
      : path.startsWith('/sms')
        ? gates.sms
        : path.startsWith('/audit')
          ? gates.audit
          : path.startsWith('/contacts')
            ? gates.imports
            : gates.binding;
  const general = format(t.staffOnly, { what });
  const written = {
    '/cards': cardsOnly,
    '/rich-menus': menusOnly,
    '/journeys': journeysOnly,
    '/website': websiteOnly,
  };
  const title = Object.entries(written).find(([section]) => path.startsWith(section))?.[1] ?? general;
  return (
    <>
      <title>{`${t.forbiddenTitle} · ${t.product}`}</title>
      <Panel
        icon={<IconLock />}
        order={1}
        title={title}
        actions={<ButtonLink to="/">{t.backToOverview}</ButtonLink>}
      >
        <Text>{t.staffOnlyText}</Text>
        <AdminNames />
      </Panel>
    </>
  );
}
