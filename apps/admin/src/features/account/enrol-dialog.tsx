import { Button, Code, Group, Modal, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { matches, useForm } from '@mantine/form';
import { CopyIcon } from '../../components/copy-button.js';
import { ErrorNote } from '../../components/error-note.js';
import { QrCode } from '../../components/qr-code.js';
import { useTexts } from '../../shared/i18n.js';
import { useConfirmTwoFactor } from './api/confirm-two-factor.js';
import { useEnrolTwoFactor } from './api/enrol-two-factor.js';
import { PasswordDialog } from './password-dialog.js';
import { accountTexts } from './texts.js';

/** Password, QR code, first code, recovery codes. */
export function EnrolDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts(accountTexts);
  const enrol = useEnrolTwoFactor();
  const confirm = useConfirmTwoFactor();
  if (!enrol.data) {
    return (
      <PasswordDialog
        title={t.turnOn}
        action={t.next}
        pending={enrol.isPending}
        error={enrol.error}
        onSubmit={(password) => enrol.mutate({ password })}
        onClose={onClose}
      />
    );
  }
  const codes = confirm.data?.recoveryCodes;
  return (
    <Modal
      opened
      onClose={onClose}
      title={codes ? t.codesTitle : t.turnOn}
      centered
      closeOnClickOutside={false}
      closeOnEscape={!codes}
    >
      {codes ? (
        <RecoveryCodes codes={codes} onClose={onClose} />
      ) : (
        <Stack>
          <Text>{t.scan}</Text>
          <QrCode text={enrol.data.url} alt={t.qr} size={220} />
          <Group gap={4} wrap="nowrap" justify="center">
            <Text className="tl-url">{enrol.data.secret}</Text>
            <CopyIcon value={enrol.data.secret} what={t.key} />
          </Group>
          <ErrorNote error={confirm.error} />
          <CodeForm pending={confirm.isPending} onSubmit={(code) => confirm.mutate({ code })} />
        </Stack>
      )}
    </Modal>
  );
}

function CodeForm({ pending, onSubmit }: { pending: boolean; onSubmit: (code: string) => void }) {
  const t = useTexts(accountTexts);
  const form = useForm({ initialValues: { code: '' }, validate: { code: matches(/^\d{6}$/, t.codeFormat) } });
  return (
    <form onSubmit={form.onSubmit(({ code }) => onSubmit(code))} noValidate>
      <Stack>
        <TextInput
          label={t.code}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          {...form.getInputProps('code')}
        />
        <Button type="submit" loading={pending}>
          {t.confirm}
        </Button>
      </Stack>
    </form>
  );
}

function RecoveryCodes({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const t = useTexts(accountTexts);
  return (
    <Stack>
      <Text>{t.codesText}</Text>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
        {codes.map((code) => (
          <Code key={code} fz="sm" ta="center">
            {code}
          </Code>
        ))}
      </SimpleGrid>
      <Group justify="space-between">
        <CopyIcon value={codes.join('\n')} what={t.codesTitle} />
        <Button onClick={onClose}>{t.codesSaved}</Button>
      </Group>
    </Stack>
  );
}
