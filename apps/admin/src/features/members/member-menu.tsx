import { ActionIcon, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDots } from '@tabler/icons-react';
import type { Member } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useState } from 'react';
import { ConfirmDialog } from '../../components/confirm-dialog.js';
import { useRefusal } from '../../components/use-refusal.js';
import { useFormat } from '../../shared/dates.js';
import { useTexts } from '../../shared/i18n.js';
import { useSession } from '../session/api/get-session.js';
import { useChangeMember } from './api/change-member.js';
import { useCreatePasswordReset } from './api/create-password-reset.js';
import { useRemoveMember } from './api/remove-member.js';
import { useTurnOffMemberTwoFactor } from './api/turn-off-two-factor.js';
import { LinkDialog } from './link-dialog.js';
import { SessionsDialog } from './sessions-dialog.js';
import { memberTexts } from './texts.js';

type Dialog = 'sessions' | 'remove' | 'twoFactor' | null;

/** What an admin may do with somebody else; oneself is not in the list of targets. */
export function MemberMenu({ member }: { member: Member }) {
  const t = useTexts(memberTexts);
  const refused = useRefusal();
  const { dateTime } = useFormat(useSession().team.timeZone);
  const [dialog, setDialog] = useState<Dialog>(null);
  const change = useChangeMember();
  const remove = useRemoveMember();
  const reset = useCreatePasswordReset();
  const twoFactor = useTurnOffMemberTwoFactor();
  const { id, name, state } = member;
  const close = () => setDialog(null);
  const say = (text: string) => {
    notifications.show({ color: 'brand', message: format(text, { name }) });
    close();
  };
  const setSuspended = (suspended: boolean) =>
    change.mutate(
      { id, suspended },
      { onSuccess: () => say(suspended ? t.suspended : t.restored), onError: refused },
    );
  return (
    <>
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={format(t.menuOf, { name })}>
            <IconDots size={20} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setDialog('sessions')}>{t.sessions}</Menu.Item>
          <Menu.Item onClick={() => reset.mutate(id, { onError: refused })}>{t.resetPassword}</Menu.Item>
          {member.twoFactor && <Menu.Item onClick={() => setDialog('twoFactor')}>{t.twoFactorOff}</Menu.Item>}
          <Menu.Item onClick={() => setSuspended(state === 'active')}>
            {state === 'active' ? t.suspend : t.restore}
          </Menu.Item>
          <Menu.Item c="var(--mantine-color-error)" onClick={() => setDialog('remove')}>
            {t.remove}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {dialog === 'sessions' && <SessionsDialog member={member} onClose={close} />}
      {dialog === 'remove' && (
        <ConfirmDialog
          title={format(t.removeTitle, { name })}
          text={t.removeText}
          action={t.remove}
          pending={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate(id, { onSuccess: () => say(t.removed) })}
          onClose={close}
        />
      )}
      {dialog === 'twoFactor' && (
        <ConfirmDialog
          title={format(t.twoFactorOffTitle, { name })}
          text={t.twoFactorOffText}
          action={t.twoFactorOff}
          pending={twoFactor.isPending}
          error={twoFactor.error}
          onConfirm={() => twoFactor.mutate(id, { onSuccess: () => say(t.twoFactorTurnedOff) })}
          onClose={close}
        />
      )}
      {reset.data && (
        <LinkDialog
          title={t.resetTitle}
          text={format(t.resetText, { name, time: dateTime(reset.data.expiresAt) })}
          url={reset.data.url}
          onClose={reset.reset}
        />
      )}
    </>
  );
}
