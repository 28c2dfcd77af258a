import { Group } from '@mantine/core';
import { ButtonLink } from '../../components/links.js';
import { useTexts } from '../../shared/i18n.js';
import { isAdmin } from '../../shared/roles.js';
import { useSession } from '../session/api/get-session.js';
import { smsTexts } from './texts.js';

const sections = [
  { to: '/sms', label: 'summary' },
  { to: '/sms/ledger', label: 'ledger' },
  { to: '/sms/messages', label: 'messages' },
  { to: '/sms/gateways', label: 'gateways', admin: true },
] as const;

/** The pages of SMS credit side by side. */
export function SmsNav() {
  const t = useTexts(smsTexts);
  const admin = isAdmin(useSession().role);
  return (
    <Group component="nav" gap={4} aria-label={t.sections}>
      {sections
        .filter((section) => admin || !('admin' in section))
        .map(({ to, label }) => (
          <ButtonLink
            key={to}
            to={to}
            variant="subtle"
            color="gray"
            activeOptions={{ exact: true, includeSearch: false }}
            activeProps={{ variant: 'light', color: 'brand' }}
          >
            {t[label]}
          </ButtonLink>
        ))}
    </Group>
  );
}
