import { getRouteApi, useRouter } from '@tanstack/react-router';
import { EntryCard } from '../features/entry/entry-card.js';
import { useBeginSession, type Session } from '../features/session/api/sign-in.js';
import { SignInForm } from '../features/session/sign-in-form.js';
import { sessionTexts } from '../features/session/texts.js';
import { useTexts } from '../shared/i18n.js';

const route = getRouteApi('/login');

export function LoginPage() {
  const t = useTexts(sessionTexts);
  const { redirect } = route.useSearch();
  const { history } = useRouter();
  const begin = useBeginSession();
  const enter = (session: Session) => {
    begin(session);
    history.replace(redirect ?? '/');
  };
  return (
    <EntryCard title={t.title} text={t.purpose}>
      <SignInForm expired={redirect !== undefined} onSignedIn={enter} />
    </EntryCard>
  );
}
