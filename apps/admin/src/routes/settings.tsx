import { Loaded } from '../components/loaded.js';
import { Page } from '../components/page.js';
import { useSession } from '../features/session/api/get-session.js';
import { useTeam } from '../features/team/api/get-team.js';
import { SettingsNav } from '../features/team/settings-nav.js';
import { TeamForm } from '../features/team/team-form.js';
import { teamTexts } from '../features/team/texts.js';
import { useTexts } from '../shared/i18n.js';
import { isAdmin } from '../shared/roles.js';

export function SettingsPage() {
  const t = useTexts(teamTexts);
  const team = useTeam();
  const admin = isAdmin(useSession().role);
  return (
    <Page title={t.title} purpose={t.purpose}>
      <SettingsNav />
      <Loaded query={team}>{(loaded) => <TeamForm team={loaded} readOnly={!admin} />}</Loaded>
    </Page>
  );
}
