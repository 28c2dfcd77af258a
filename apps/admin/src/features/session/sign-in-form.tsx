import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { isEmail, isNotEmpty, useForm } from '@mantine/form';
import { ApiError } from '@tieline/web';
import { useState } from 'react';
import { ErrorNote } from '../../components/error-note.js';
import { useTexts } from '../../shared/i18n.js';
import { commonTexts } from '../../shared/texts.js';
import { useSignIn, type Session } from './api/sign-in.js';
import { sessionTexts } from './texts.js';

type Props = {
  /** the session ran out before somebody came back */
  expired?: boolean;
  /** who has to sign in again */
  email?: string;
  onSignedIn: (session: Session) => void;
};

export function SignInForm({ expired, email, onSignedIn }: Props) {
  const t = useTexts(sessionTexts);
  const common = useTexts(commonTexts);
  const { mutate, error, isPending } = useSignIn();
  const [secondStep, setSecondStep] = useState(false);
  const form = useForm({
    initialValues: { email: email ?? '', password: '', code: '' },
    // by hand: the contract's schema library would be a sixth of this first page
    validate: {
      email: isEmail(common.issueEmail),
      password: isNotEmpty(common.issueRequired),
      code: (code) => (secondStep && code.trim().length < 6 ? t.codeFormat : null),
    },
  });
  const submit = form.onSubmit(({ code, ...given }) =>
    mutate(secondStep ? { ...given, code } : given, {
      onSuccess: onSignedIn,
      onError: (reason) => setSecondStep((before) => before || asksForCode(reason)),
    }),
  );
  const shown = asksForCode(error) ? null : error;
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {expired && !shown && !secondStep && (
          <Alert color="yellow" role="status">
            {t.expired}
          </Alert>
        )}
        <ErrorNote error={shown} />
        <TextInput
          type="email"
          label={t.email}
          autoComplete="username"
          inputMode="email"
          readOnly={email !== undefined}
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={t.password}
          autoComplete="current-password"
          data-autofocus={email !== undefined || undefined}
          visibilityToggleButtonProps={{ 'aria-label': common.showPassword }}
          {...form.getInputProps('password')}
        />
        {secondStep && (
          <TextInput
            label={t.code}
            description={t.codeHint}
            autoComplete="one-time-code"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus
            {...form.getInputProps('code')}
          />
        )}
        <Button type="submit" loading={isPending} fullWidth>
          {t.submit}
        </Button>
      </Stack>
    </form>
  );
}

/** The password was right; this person signs in with a second step. */
const asksForCode = (error: unknown): boolean =>
  error instanceof ApiError && error.problem?.code === 'auth.code_required';
