import { Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { format } from '@tieline/web';
import { useState } from 'react';
import { Loaded } from '../../components/loaded.js';
import { useTexts } from '../../shared/i18n.js';
import { useTurnOffTwoFactor } from './api/turn-off-two-factor.js';
import { useTwoFactor } from './api/get-two-factor.js';
import { EnrolDialog } from './enrol-dialog.js';
import { PasswordDialog } from './password-dialog.js';
import { accountTexts } from './texts.js';

export function TwoFactorPanel() {
  const t = useTexts(accountTexts);
  const state = useTwoFactor();
  const turnOff = useTurnOffTwoFactor();
  const [dialog, setDialog] = useState<'on' | 'off' | null>(null);
  const close = () => setDialog(null);
  const turnedOff = () => {
    notifications.show({ color: 'brand', message: t.turnedOff });
    close();
  };
  return (
    <Loaded query={state}>
      {({ enabled, recoveryCodesLeft }) => (
        <Stack>
          <Text c="dimmed" size="sm">
            {t.twoFactorText}
          </Text>
          <Text fw={600}>{enabled ? format(t.isOn, { count: recoveryCodesLeft }) : t.isOff}</Text>
          <Group>
            <Button
              variant={enabled ? 'default' : 'filled'}
              onClick={() => setDialog(enabled ? 'off' : 'on')}
            >
              {enabled ? t.turnOff : t.turnOn}
            </Button>
          </Group>
          {dialog === 'on' && <EnrolDialog onClose={close} />}
          {dialog === 'off' && (
            <PasswordDialog
              title={t.turnOff}
              action={t.turnOff}
              pending={turnOff.isPending}
              error={turnOff.error}
              onSubmit={(password) => turnOff.mutate({ password }, { onSuccess: turnedOff })}
              onClose={close}
            />
          )}
        </Stack>
      )}
    </Loaded>
  );
}
