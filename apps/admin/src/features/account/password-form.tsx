import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { changePassword } from '@tieline/contracts';
import { ErrorNote } from '../../components/error-note.js';
import { useFieldErrors } from '../../shared/field-errors.js';
import { formSchema } from '../../shared/form-schema.js';
import { useTexts } from '../../shared/i18n.js';
import { commonTexts } from '../../shared/texts.js';
import { NewPasswordInput } from '../entry/new-password-input.js';
import { useChangePassword } from './api/change-password.js';
import { accountTexts } from './texts.js';

export function PasswordForm() {
  const t = useTexts(accountTexts);
  const common = useTexts(commonTexts);
  const change = useChangePassword();
  const form = useForm({
    initialValues: { oldPassword: '', newPassword: '' },
    validate: formSchema(changePassword.body, common),
  });
  useFieldErrors(form, change.error);
  const submit = form.onSubmit((values) =>
    change.mutate(values, {
      onSuccess: () => {
        form.reset();
        notifications.show({ color: 'brand', message: t.changed });
      },
    }),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <ErrorNote error={change.error} />
        <PasswordInput
          label={t.oldPassword}
          withAsterisk
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': common.showPassword }}
          {...form.getInputProps('oldPassword')}
        />
        <NewPasswordInput label={t.newPassword} {...form.getInputProps('newPassword')} />
        <Group>
          <Button type="submit" loading={change.isPending}>
            {t.change}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
