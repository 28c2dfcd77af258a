import { useQuery } from '@tanstack/react-query';
import { Button, Stack, TextInput } from '@mantine/core';
import { isEmail, isNotEmpty, useForm } from '@mantine/form';
import { format } from '@tieline/web';
import { ErrorNote } from '../components/error-note.js';
import { ButtonLink } from '../components/links.js';
import { setupQuery } from '../features/entry/api/get-setup.js';
import { useSetUp } from '../features/entry/api/set-up.js';
import { EntryCard } from '../features/entry/entry-card.js';
import { NewPasswordInput } from '../features/entry/new-password-input.js';
import { minPasswordLength } from '../features/entry/strength.js';
import { entryTexts } from '../features/entry/texts.js';
import { useEnter } from '../features/entry/use-enter.js';
import { useFieldErrors } from '../shared/field-errors.js';
import { useLanguage, useTexts } from '../shared/i18n.js';
import { commonTexts } from '../shared/texts.js';

export function SetupPage() {
  const t = useTexts(entryTexts);
  const setup = useQuery(setupQuery);
  if (setup.data?.needed === false) {
    return (
      <EntryCard title={t.setupDone} text={t.setupDoneText}>
        <ButtonLink to="/login">{t.goToSignIn}</ButtonLink>
      </EntryCard>
    );
  }
  return (
    <EntryCard title={t.setupTitle} text={t.setupText}>
      <SetupForm />
    </EntryCard>
  );
}

function SetupForm() {
  const t = useTexts(entryTexts);
  const common = useTexts(commonTexts);
  const { locale } = useLanguage();
  const setUp = useSetUp();
  const enter = useEnter();
  const form = useForm({
    initialValues: { organisation: '', name: '', email: '', password: '' },
    validate: {
      organisation: isNotEmpty(common.issueRequired),
      name: isNotEmpty(common.issueRequired),
      email: isEmail(common.issueEmail),
      password: ({ length }) =>
        length < minPasswordLength ? format(common.issueTooShort, { min: minPasswordLength }) : null,
    },
  });
  useFieldErrors(form, setUp.error);
  const submit = form.onSubmit((values) =>
    setUp.mutate(
      { ...values, locale },
      { onSuccess: () => enter(values.email, values.password, '/welcome') },
    ),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <ErrorNote error={setUp.error} />
        <TextInput
          label={t.organisation}
          description={t.organisationHint}
          withAsterisk
          autoComplete="organization"
          maxLength={100}
          {...form.getInputProps('organisation')}
        />
        <TextInput
          label={t.name}
          withAsterisk
          autoComplete="name"
          maxLength={100}
          {...form.getInputProps('name')}
        />
        <TextInput
          type="email"
          label={t.email}
          withAsterisk
          autoComplete="username"
          inputMode="email"
          {...form.getInputProps('email')}
        />
        <NewPasswordInput label={t.password} {...form.getInputProps('password')} />
        <Button type="submit" loading={setUp.isPending} fullWidth>
          {t.setUp}
        </Button>
      </Stack>
    </form>
  );
}
