import { ActionIcon, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDots } from '@tabler/icons-react';
import type { TeamSmsGateway } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useState } from 'react';
import { ConfirmDialog } from '../../components/confirm-dialog.js';
import { useRefusal } from '../../components/use-refusal.js';
import { useTexts } from '../../shared/i18n.js';
import { useRemoveSmsGateway } from './api/remove-gateway.js';
import { useUpdateSmsGateway } from './api/update-gateway.js';
import { gatewayTexts } from './texts.js';

type Props = { gateway: TeamSmsGateway; onEdit: () => void; onTest: () => void };

export function GatewayMenu({ gateway, onEdit, onTest }: Props) {
  const t = useTexts(gatewayTexts);
  const refuse = useRefusal();
  const [removing, setRemoving] = useState(false);
  const { id, name, enabled, usable } = gateway;
  const update = useUpdateSmsGateway(id);
  const remove = useRemoveSmsGateway();
  const say = (text: string) => notifications.show({ color: 'brand', message: format(text, { name }) });
  const toggle = () =>
    update.mutate(
      { enabled: !enabled },
      {
        onSuccess: () => say(enabled ? t.turnedOff : t.turnedOn),
        onError: refuse,
      },
    );
  return (
    <>
      <Menu position="bottom-end" width={180}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={format(t.menuOf, { name })}>
            <IconDots size={20} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={onEdit}>{t.edit}</Menu.Item>
          {usable && <Menu.Item onClick={onTest}>{t.test}</Menu.Item>}
          <Menu.Item onClick={toggle}>{enabled ? t.turnOff : t.turnOn}</Menu.Item>
          <Menu.Item c="var(--mantine-color-error)" onClick={() => setRemoving(true)}>
            {t.remove}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {removing && (
        <ConfirmDialog
          title={format(t.removeTitle, { name })}
          text={t.removeText}
          action={t.remove}
          pending={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate(id, { onSuccess: () => say(t.removed) })}
          onClose={() => setRemoving(false)}
        />
      )}
    </>
  );
}
