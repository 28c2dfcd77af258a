import { Button, Skeleton, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { getRouteApi } from '@tanstack/react-router';
import { format } from '@tieline/web';
import { ErrorNote } from '../components/error-note.js';
import { usePasswordReset } from '../features/entry/api/open-password-reset.js';
import { useResetPassword } from '../features/entry/api/reset-password.js';
import { DeadLink } from '../features/entry/dead-link.js';
import { EntryCard } from '../features/entry/entry-card.js';
import { NewPasswordInput } from '../features/entry/new-password-input.js';
import { minPasswordLength } from '../features/entry/strength.js';
import { entryTexts } from '../features/entry/texts.js';
import { useEnter } from '../features/entry/use-enter.js';
import { useTexts } from '../shared/i18n.js';
import { commonTexts } from '../shared/texts.js';

const route = getRouteApi('/reset/$token');

export function ResetPage() {
  const t = useTexts(entryTexts);
  const { token } = route.useParams();
  const opened = usePasswordReset(token);
  if (opened.error) return <DeadLink error={opened.error} />;
  if (!opened.data) {
    return (
      <EntryCard title={t.resetTitle}>
        <Skeleton h={160} />
      </EntryCard>
    );
  }
  const { name, email } = opened.data;
  return (
    <EntryCard title={t.resetTitle} text={format(t.resetText, { name, email })}>
      <ResetForm token={token} email={email} />
    </EntryCard>
  );
}

function ResetForm({ token, email }: { token: string; email: string }) {
  const t = useTexts(entryTexts);
  const { issueTooShort } = useTexts(commonTexts);
  const reset = useResetPassword();
  const enter = useEnter();
  const form = useForm({
    initialValues: { password: '' },
    validate: {
      password: ({ length }) =>
        length < minPasswordLength ? format(issueTooShort, { min: minPasswordLength }) : null,
    },
  });
  const submit = form.onSubmit(({ password }) =>
    reset.mutate({ token, password }, { onSuccess: () => enter(email, password) }),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <ErrorNote error={reset.error} />
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <NewPasswordInput label={t.newPassword} {...form.getInputProps('password')} />
        <Button type="submit" loading={reset.isPending} fullWidth>
          {t.reset}
        </Button>
      </Stack>
    </form>
  );
}
