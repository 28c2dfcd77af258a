import { Button, Text, Title } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import type { InvitationLink } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useState } from 'react';
import { AdminNames } from '../components/admin-names.js';
import { ButtonLink } from '../components/links.js';
import { Loaded } from '../components/loaded.js';
import { Page } from '../components/page.js';
import { Panel } from '../components/panel.js';
import { useMembers } from '../features/members/api/list-members.js';
import { InvitationTable } from '../features/members/invitation-table.js';
import { InviteDialog } from '../features/members/invite-dialog.js';
import { LinkDialog } from '../features/members/link-dialog.js';
import { MemberTable } from '../features/members/member-table.js';
import { memberTexts } from '../features/members/texts.js';
import { useSession } from '../features/session/api/get-session.js';
import { useFormat } from '../shared/dates.js';
import { useTexts } from '../shared/i18n.js';
import { isAdmin } from '../shared/roles.js';
import { commonTexts } from '../shared/texts.js';

export function TeamPage() {
  const { role } = useSession();
  return isAdmin(role) ? <Team /> : <AdminsOnly />;
}

function Team() {
  const t = useTexts(memberTexts);
  const { dateTime } = useFormat(useSession().team.timeZone);
  const members = useMembers();
  const [inviting, setInviting] = useState(false);
  const [link, setLink] = useState<InvitationLink | null>(null);
  return (
    <Page
      title={t.title}
      purpose={t.purpose}
      actions={<Button onClick={() => setInviting(true)}>{t.invite}</Button>}
    >
      <Loaded query={members}>
        {({ items, invitations }) => (
          <>
            <MemberTable members={items} />
            <section>
              <Title order={2} mb="sm">
                {t.invitations}
              </Title>
              <InvitationTable invitations={invitations} onRenewed={setLink} />
            </section>
          </>
        )}
      </Loaded>
      {inviting && (
        <InviteDialog
          onClose={() => setInviting(false)}
          onInvited={(made) => {
            setInviting(false);
            setLink(made);
          }}
        />
      )}
      {link && (
        <LinkDialog
          title={t.linkTitle}
          text={format(t.linkText, {
            email: link.invitation.email,
            time: dateTime(link.invitation.expiresAt),
          })}
          url={link.url}
          onClose={() => setLink(null)}
        />
      )}
    </Page>
  );
}

function AdminsOnly() {
  const t = useTexts(memberTexts);
  const common = useTexts(commonTexts);
  return (
    <>
      <title>{`${common.forbiddenTitle} · ${common.product}`}</title>
      <Panel
        icon={<IconLock />}
        order={1}
        title={t.gateTitle}
        actions={<ButtonLink to="/">{common.backToOverview}</ButtonLink>}
      >
        <Text>{common.forbiddenText}</Text>
        <AdminNames />
      </Panel>
    </>
  );
}
