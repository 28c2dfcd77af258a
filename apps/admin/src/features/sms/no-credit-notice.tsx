import { Alert, Group } from '@mantine/core';
import { IconMessageOff } from '@tabler/icons-react';
import { useRouterState } from '@tanstack/react-router';
import { ButtonLink } from '../../components/links.js';
import { useTexts } from '../../shared/i18n.js';
import { useSmsAccount } from './api/get-account.js';
import { smsTexts } from './texts.js';

/** On every page, while nobody can be sent a code; the page of the credit says so itself. */
export function NoCreditNotice() {
  const t = useTexts(smsTexts);
  const { data } = useSmsAccount();
  const there = useRouterState({ select: ({ location }) => location.pathname === '/sms' });
  if (!data || data.balance > 0 || there) return null;
  return (
    <Alert color="red" icon={<IconMessageOff aria-hidden />} title={t.zeroTitle} mb="md" role="status">
      <Group justify="space-between" gap="sm">
        {t.zeroText}
        <ButtonLink to="/sms" variant="default" size="compact-sm">
          {t.topUp}
        </ButtonLink>
      </Group>
    </Alert>
  );
}
