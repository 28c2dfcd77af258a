import { Button, Card, Group, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { Channel } from '@tieline/contracts';
import type { ReactNode } from 'react';
import { ErrorNote } from '../../components/error-note.js';
import { LeaveGuard } from '../../components/leave-guard.js';
import { SecretInput } from '../../components/secret-input.js';
import { useFieldErrors } from '../../shared/field-errors.js';
import { useTexts } from '../../shared/i18n.js';
import { commonTexts } from '../../shared/texts.js';
import type { ChannelDraft } from './channel-draft.js';
import { channelTexts } from './texts.js';

type Props = {
  form: UseFormReturnType<ChannelDraft>;
  /** absent while it is being connected */
  channel?: Channel;
  readOnly: boolean;
  saving: boolean;
  error: unknown;
  submitLabel: string;
  onSubmit: (values: ChannelDraft) => void;
};

export function ChannelForm({ form, channel, readOnly, saving, error, submitLabel, onSubmit }: Props) {
  const t = useTexts(channelTexts);
  const common = useTexts(commonTexts);
  useFieldErrors(form, error);
  const secret = (state: Channel['messagingSecret'] | undefined) => (state?.set ? state : null);
  const field = (name: keyof ChannelDraft) => ({ ...form.getInputProps(name), disabled: readOnly });
  return (
    <form onSubmit={form.onSubmit(onSubmit)} noValidate>
      <Stack>
        <ErrorNote error={error} />
        <Section title={t.basics}>
          <TextInput label={t.name} description={t.nameHint} withAsterisk {...field('name')} />
          <TextInput
            label={t.basicId}
            description={t.basicIdHint}
            placeholder="@sunrise"
            {...field('basicId')}
          />
        </Section>
        <Section title={t.messaging} hint={t.messagingHint}>
          <TextInput
            label={t.channelId}
            description={t.channelIdHint}
            inputMode="numeric"
            withAsterisk
            {...field('messagingChannelId')}
          />
          <SecretInput
            label={t.channelSecret}
            description={t.secretHint}
            withAsterisk
            stored={secret(channel?.messagingSecret)}
            onKeep={() => form.setFieldValue('messagingSecret', '')}
            {...field('messagingSecret')}
          />
        </Section>
        <Section title={t.login} hint={t.loginHint}>
          <TextInput
            label={t.channelId}
            description={t.channelIdHint}
            inputMode="numeric"
            {...field('loginChannelId')}
          />
          <SecretInput
            label={t.channelSecret}
            description={t.secretHint}
            stored={secret(channel?.loginSecret)}
            onKeep={() => form.setFieldValue('loginSecret', '')}
            {...field('loginSecret')}
          />
          <TextInput
            label={t.liffId}
            description={t.liffIdHint}
            placeholder="1234567890-AbCdEfGh"
            {...field('liffId')}
          />
        </Section>
        {!readOnly && (
          <Group>
            <Button type="submit" loading={saving} disabled={channel && !form.isDirty()}>
              {submitLabel}
            </Button>
            {channel && form.isDirty() && (
              <Button variant="default" onClick={form.reset}>
                {common.discard}
              </Button>
            )}
          </Group>
        )}
      </Stack>
      <LeaveGuard dirty={form.isDirty() && !saving} />
    </form>
  );
}

function Section({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <Card withBorder className="tl-card" p={{ base: 'md', sm: 'lg' }} component="section">
      <Title order={2}>{title}</Title>
      {hint && (
        <Text size="sm" c="dimmed">
          {hint}
        </Text>
      )}
      <SimpleGrid cols={{ base: 1, sm: 2 }} mt="md">
        {children}
      </SimpleGrid>
    </Card>
  );
}
