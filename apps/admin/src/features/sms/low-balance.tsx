import { Alert, Group } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { format } from '@tieline/web';
import type { ReactNode } from 'react';
import { useFormat } from '../../shared/dates.js';
import { useTexts } from '../../shared/i18n.js';
import { useSmsAccount } from './api/get-account.js';
import { smsTexts } from './texts.js';

type Props = {
  action?: ReactNode;
  /** where the shell says already that there is none left */
  withoutEmpty?: boolean;
};

/** Says so while credit is low or gone; otherwise nothing. For admins and supervisors. */
export function LowBalance({ action, withoutEmpty = false }: Props) {
  const t = useTexts(smsTexts);
  const { number } = useFormat();
  const { data } = useSmsAccount();
  if (!data || data.balance > data.lowBalance) return null;
  const empty = data.balance <= 0;
  if (empty && withoutEmpty) return null;
  return (
    <Alert
      color={empty ? 'red' : 'yellow'}
      icon={<IconAlertTriangle aria-hidden />}
      title={empty ? t.zeroTitle : t.lowTitle}
      role="status"
    >
      <Group justify="space-between" gap="sm">
        <span>{empty ? t.zeroText : format(t.lowText, { count: number(data.balance) })}</span>
        {action}
      </Group>
    </Alert>
  );
}
