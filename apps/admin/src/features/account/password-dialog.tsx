import { Button, Group, Modal, PasswordInput, Stack } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { ErrorNote } from '../../components/error-note.js';
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
    <Modal opened onClose={onClose} title={title} centered>
      <form onSubmit={form.onSubmit(({ password }) => onSubmit(password))} noValidate>
        <Stack>
          <ErrorNote error={error} />
          <PasswordInput
            label={t.confirmPassword}
            autoComplete="current-password"
            visibilityToggleButtonProps={{ 'aria-label': common.showPassword }}
            data-autofocus
            {...form.getInputProps('password')}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {common.cancel}
            </Button>
            <Button type="submit" loading={pending}>
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
