import { Group } from '@mantine/core';
import { ButtonLink } from '../../components/links.js';
import { useTexts } from '../../shared/i18n.js';
import { isAdmin } from '../../shared/roles.js';
import { useSession } from '../session/api/get-session.js';
import { teamTexts } from './texts.js';

const sections = [
  { to: '/settings', label: 'profile' },
  { to: '/settings/api-keys', label: 'apiKeys' },
] as const;

/** The pages of the team's settings side by side; who is no admin has only one. */
export function SettingsNav() {
  const t = useTexts(teamTexts);
  if (!isAdmin(useSession().role)) return null;
  return (
    <Group component="nav" gap={4} aria-label={t.sections}>
      {sections.map(({ to, label }) => (
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
