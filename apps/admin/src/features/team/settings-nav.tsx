import { SectionNav } from '../../components/section-nav.js';
import { useTexts } from '../../shared/i18n.js';
import { isAdmin } from '../../shared/roles.js';
import { useSession } from '../session/api/get-session.js';
import { teamTexts } from './texts.js';

/** The pages of the team's settings; who is no admin has only one. */
export function SettingsNav() {
  const t = useTexts(teamTexts);
  if (!isAdmin(useSession().role)) return null;
  const sections = [
    { to: '/settings', label: t.profile },
    { to: '/settings/api-keys', label: t.apiKeys },
  ] as const;
  return <SectionNav label={t.sections} sections={sections} />;
}
