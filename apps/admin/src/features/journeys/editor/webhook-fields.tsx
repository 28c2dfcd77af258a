import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { ConfirmDialog } from '../../../components/confirm-dialog.js';
import { CopyIcon } from '../../../components/copy-button.js';
import { ErrorNote } from '../../../components/error-note.js';
import { useTexts } from '../../../shared/i18n.js';
import { useReplaceSecret } from '../api/replace-secret.js';
import { useEditing } from './editing.js';
import { errorAt } from './form.js';
import { journeyEditorTexts } from './texts.js';

/** Where it calls, and the key that signs what is sent. */
export function WebhookFields({ path }: { path: string }) {
  const { webhook: t } = useTexts(journeyEditorTexts);
  const { form, journey } = useEditing();
  const wrong = errorAt(form, `${path}.secret`);
  return (
    <Stack gap="sm">
      <TextInput
        type="url"
        inputMode="url"
        label={t.url}
        description={t.hint}
        placeholder="https://"
        withAsterisk
        {...form.getInputProps(`${path}.url`)}
      />
      {wrong && !journey?.hasSecret && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {t.secretMissing}
        </Text>
      )}
      {journey ? (
        <Secret journeyId={journey.id} set={journey.hasSecret} />
      ) : (
        <Text size="sm" c="dimmed">
          {t.secretAfterSave}
        </Text>
      )}
    </Stack>
  );
}

function Secret({ journeyId, set }: { journeyId: string; set: boolean }) {
  const { webhook: t } = useTexts(journeyEditorTexts);
  const replace = useReplaceSecret(journeyId);
  const [asking, question] = useDisclosure(false);
  const make = () => replace.mutate(undefined, { onSuccess: question.close });
  return (
    <>
      <Group gap="sm">
        <Text size="sm">{set ? t.secretSet : t.secretMissing}</Text>
        <Button
          variant="default"
          size="compact-sm"
          loading={replace.isPending}
          onClick={set ? question.open : make}
        >
          {set ? t.replace : t.make}
        </Button>
      </Group>
      {!asking && <ErrorNote error={replace.error} />}
      {asking && (
        <ConfirmDialog
          title={t.replaceTitle}
          text={t.replaceText}
          action={t.replace}
          pending={replace.isPending}
          error={replace.error}
          onConfirm={make}
          onClose={question.close}
        />
      )}
      {replace.data && <SecretDialog secret={replace.data.secret} onClose={replace.reset} />}
    </>
  );
}

/** Shown this once: it closes by its button only. */
function SecretDialog({ secret, onClose }: { secret: string; onClose: () => void }) {
  const { webhook: t } = useTexts(journeyEditorTexts);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t.secretTitle}
      centered
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      <Stack>
        <Text>{t.secretText}</Text>
        <Group gap={4} wrap="nowrap">
          <Text className="tl-url">{secret}</Text>
          <CopyIcon value={secret} what={t.copied} />
        </Group>
        <Group justify="flex-end">
          <Button onClick={onClose}>{t.close}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
