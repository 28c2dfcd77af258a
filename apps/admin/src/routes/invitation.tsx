import { Button, PasswordInput, Skeleton, Stack, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { getRouteApi } from '@tanstack/react-router';
import { format } from '@tieline/web';
import { ErrorNote } from '../components/error-note.js';
import { useAcceptInvitation } from '../features/entry/api/accept-invitation.js';
import { useInvitation } from '../features/entry/api/open-invitation.js';
import { DeadLink } from '../features/entry/dead-link.js';
import { EntryCard } from '../features/entry/entry-card.js';
import { NewPasswordInput } from '../features/entry/new-password-input.js';
import { minPasswordLength } from '../features/entry/strength.js';
import { entryTexts } from '../features/entry/texts.js';
import { useEnter } from '../features/entry/use-enter.js';
import { useLanguage, useTexts } from '../shared/i18n.js';
import { commonTexts } from '../shared/texts.js';

const route = getRouteApi('/invitations/$token');

export function InvitationPage() {
  const t = useTexts(entryTexts);
  const { token } = route.useParams();
  const invitation = useInvitation(token);
  if (invitation.error) return <DeadLink error={invitation.error} />;
  if (!invitation.data) {
    return (
      <EntryCard title={format(t.invitationTitle, { team: '' })}>
        <Skeleton h={220} />
      </EntryCard>
    );
  }
  const { teamName, email, role, hasAccount } = invitation.data;
  return (
    <EntryCard
      title={format(t.invitationTitle, { team: teamName })}
      text={format(t.invitationText, { role: t.roles[role] })}
    >
      <JoinForm token={token} email={email} hasAccount={hasAccount} />
    </EntryCard>
  );
}

function JoinForm({ token, email, hasAccount }: { token: string; email: string; hasAccount: boolean }) {
  const t = useTexts(entryTexts);
  const common = useTexts(commonTexts);
  const { locale } = useLanguage();
  const accept = useAcceptInvitation();
  const enter = useEnter();
  const least = hasAccount ? 1 : minPasswordLength;
  const form = useForm({
    initialValues: { name: '', password: '' },
    validate: {
      name: hasAccount ? () => null : isNotEmpty(common.issueRequired),
      password: (password) => (password.length < least ? format(common.issueTooShort, { min: least }) : null),
    },
  });
  const submit = form.onSubmit(({ name, password }) =>
    accept.mutate(
      { token, name: hasAccount ? email : name, password, locale },
      { onSuccess: () => enter(email, password) },
    ),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <ErrorNote error={accept.error} />
        <TextInput label={t.email} value={email} readOnly autoComplete="username" />
        {hasAccount ? (
          <PasswordInput
            label={t.password}
            description={t.hasAccountText}
            autoComplete="current-password"
            visibilityToggleButtonProps={{ 'aria-label': common.showPassword }}
            {...form.getInputProps('password')}
          />
        ) : (
          <>
            <TextInput label={t.name} withAsterisk autoComplete="name" {...form.getInputProps('name')} />
            <NewPasswordInput label={t.password} {...form.getInputProps('password')} />
          </>
        )}
        <Button type="submit" loading={accept.isPending} fullWidth>
          {t.join}
        </Button>
      </Stack>
    </form>
  );
}
