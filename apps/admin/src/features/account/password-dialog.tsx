import { PasswordInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { FormDialog } from '../../components/form-dialog.js';
import { useTexts } from '../../shared/i18n.js';
import { commonTexts } from '../../shared/texts.js';
import { accountTexts } from './texts.js';

type Props = {
  title: string;
  action: string;
  pending: boolean;
  error: unknown;
  onSubmit: (password: string) => void;
  onClose: () => void;
};

/** The password again, before what a borrowed session must not do. */
export function PasswordDialog({ title, action, pending, error, onSubmit, onClose }: Props) {
  const t = useTexts(accountTexts);
  const common = useTexts(commonTexts);
  const form = useForm({
    initialValues: { password: '' },
    validate: { password: isNotEmpty(common.issueRequired) },
  });
  return (
    <FormDialog
      title={title}
      action={action}
      error={error}
      sending={pending}
      onSubmit={form.onSubmit(({ password }) => onSubmit(password))}
      onClose={onClose}
    >
      <PasswordInput
        label={t.confirmPassword}
        autoComplete="current-password"
        visibilityToggleButtonProps={{ 'aria-label': common.showPassword }}
        data-autofocus
        {...form.getInputProps('password')}
      />
    </FormDialog>
  );
}
