import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { isEmail, isNotEmpty, useForm } from '@mantine/form';
import { ErrorNote } from '../../components/error-note.js';
import { useTexts } from '../../shared/i18n.js';
import { commonTexts } from '../../shared/texts.js';
import { useSignIn } from './api/sign-in.js';
import { sessionTexts } from './texts.js';

type Props = {
  /** the session ran out while someone was working */
  expired: boolean;
  onSignedIn: () => void;
};

export function SignInForm({ expired, onSignedIn }: Props) {
  const t = useTexts(sessionTexts);
  const common = useTexts(commonTexts);
  const { mutate, error, isPending } = useSignIn();
  const form = useForm({
    initialValues: { email: '', password: '' },
    // by hand: the contract's schema library would be a sixth of this first page
    validate: { email: isEmail(common.issueEmail), password: isNotEmpty(common.issueRequired) },
  });
  const submit = form.onSubmit((values) => mutate(values, { onSuccess: onSignedIn }));
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {expired && !error && (
          <Alert color="yellow" role="status">
            {t.expired}
          </Alert>
        )}
        <ErrorNote error={error} />
        <TextInput
          type="email"
          label={t.email}
          autoComplete="username"
          inputMode="email"
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={t.password}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': common.showPassword }}
          {...form.getInputProps('password')}
        />
        <Button type="submit" loading={isPending} fullWidth>
          {t.submit}
        </Button>
      </Stack>
    </form>
  );
}
