import { Button, Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { Channel } from '@tieline/contracts';
import type { ReactNode } from 'react';
import { ErrorNote } from '../../components/error-note.js';
import { LeaveGuard } from '../../components/leave-guard.js';
import { useFieldErrors } from '../../shared/field-errors.js';
import { useTexts } from '../../shared/i18n.js';
import { commonTexts } from '../../shared/texts.js';
import type { ChannelDraft } from './channel-draft.js';
import { ChannelField } from './channel-field.js';
import { channelTexts } from './texts.js';

type Props = {
  form: UseFormReturnType<ChannelDraft>;
  channel: Channel;
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
  const field = (name: keyof ChannelDraft, required = false) => (
    <ChannelField name={name} form={form} channel={channel} readOnly={readOnly} required={required} />
  );
  return (
    <form onSubmit={form.onSubmit(onSubmit)} noValidate>
      <Stack>
        <ErrorNote error={error} />
        <Section title={t.basics}>
          {field('name', true)}
          {field('basicId')}
        </Section>
        <Section title={t.messaging} hint={t.messagingHint}>
          {field('messagingChannelId', true)}
          {field('messagingSecret', true)}
        </Section>
        <Section title={t.login} hint={t.loginHint}>
          {field('loginChannelId')}
          {field('loginSecret')}
          {field('liffId')}
          {field('gameLiffId')}
        </Section>
        {!readOnly && (
          <Group>
            <Button type="submit" loading={saving} disabled={!form.isDirty()}>
              {submitLabel}
            </Button>
            {form.isDirty() && (
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
