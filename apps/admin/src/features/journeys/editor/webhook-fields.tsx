import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { ConfirmDialog } from '../../../components/confirm-dialog.js';
import { ErrorNote } from '../../../components/error-note.js';
import { SecretDialog } from '../../../components/secret-dialog.js';
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
      {replace.data && (
        <SecretDialog
          title={t.secretTitle}
          text={t.secretText}
          secret={replace.data.secret}
          what={t.copied}
          done={t.close}
          onClose={replace.reset}
        />
      )}
    </>
  );
}
