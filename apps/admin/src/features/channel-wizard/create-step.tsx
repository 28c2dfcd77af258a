import { Button, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { ErrorNote } from '../../components/error-note.js';
import { LeaveGuard } from '../../components/leave-guard.js';
import { useFieldErrors } from '../../shared/field-errors.js';
import { useTexts } from '../../shared/i18n.js';
import { useCreateChannel } from '../channels/api/create-channel.js';
import { toCreateBody, useChannelForm, type ChannelDraft } from '../channels/channel-draft.js';
import { ChannelField } from '../channels/channel-field.js';
import { StepCard } from './step-card.js';
import { wizardTexts } from './texts.js';

const fields: readonly (keyof ChannelDraft)[] = ['name', 'basicId', 'messagingChannelId', 'messagingSecret'];

/** The first step before there is a channel: from here on the stored channel is the draft. */
export function CreateStep({ readOnly }: { readOnly: boolean }) {
  const t = useTexts(wizardTexts);
  const form = useChannelForm();
  const create = useCreateChannel();
  const navigate = useNavigate();
  useFieldErrors(form, create.error);
  const save = form.onSubmit((values) =>
    create.mutate(toCreateBody(values), {
      onSuccess: ({ id }) =>
        void navigate({
          to: '/channels/new',
          search: { channelId: id, step: 'messaging' },
          replace: true,
          ignoreBlocker: true,
        }),
    }),
  );
  return (
    <StepCard step="messaging">
      <form onSubmit={save} noValidate>
        <Stack>
          <ErrorNote error={create.error} />
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            {fields.map((name) => (
              <ChannelField
                key={name}
                name={name}
                form={form}
                readOnly={readOnly}
                required={name !== 'basicId'}
              />
            ))}
          </SimpleGrid>
          {!readOnly && (
            <Group>
              <Button type="submit" loading={create.isPending || create.isSuccess}>
                {t.saveCheck}
              </Button>
              <Text size="sm" c="dimmed">
                {t.secretNote}
              </Text>
            </Group>
          )}
        </Stack>
        <LeaveGuard dirty={form.isDirty() && !create.isPending && !create.isSuccess} />
      </form>
    </StepCard>
  );
}
