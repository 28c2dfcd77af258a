import { Button, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import type { Channel } from '@tieline/contracts';
import type { ReactNode } from 'react';
import { ErrorNote } from '../../components/error-note.js';
import { LeaveGuard } from '../../components/leave-guard.js';
import { useFieldErrors } from '../../shared/field-errors.js';
import { useTexts } from '../../shared/i18n.js';
import { useUpdateChannel } from '../channels/api/update-channel.js';
import { toDraft, toUpdateBody, useChannelForm, type ChannelDraft } from '../channels/channel-draft.js';
import { ChannelField } from '../channels/channel-field.js';
import { useCheckChannel } from '../doctor/api/check-channel.js';
import { checksOf } from '../doctor/groups.js';
import { StepCard } from './step-card.js';
import { wizardTexts } from './texts.js';

type Step = 'messaging' | 'login' | 'liff';

const fieldsOf: Record<Step, readonly (keyof ChannelDraft)[]> = {
  messaging: ['name', 'basicId', 'messagingChannelId', 'messagingSecret'],
  login: ['loginChannelId', 'loginSecret'],
  liff: ['liffId', 'gameLiffId'],
};
const required: readonly (keyof ChannelDraft)[] = [
  'name',
  'messagingChannelId',
  'messagingSecret',
  'loginChannelId',
  'loginSecret',
];

type Props = { step: Step; channel: Channel; readOnly: boolean; children?: ReactNode };

/** A step whose answers are fields of the channel: saved, and looked at by LINE at once. */
export function ChannelStep({ step, channel, readOnly, children }: Props) {
  const t = useTexts(wizardTexts);
  const form = useChannelForm(channel);
  const update = useUpdateChannel(channel.id);
  const check = useCheckChannel(channel.id);
  useFieldErrors(form, update.error);
  const save = form.onSubmit((values) =>
    update.mutate(toUpdateBody(values), {
      onSuccess: (saved) => {
        form.setInitialValues(toDraft(saved));
        form.setValues(toDraft(saved));
        // what was entered here may mend or break the steps that follow
        check.mutate([...checksOf[step], ...(step === 'login' ? checksOf.liff : []), ...checksOf.test]);
      },
    }),
  );
  return (
    <StepCard step={step}>
      <form onSubmit={save} noValidate>
        <Stack>
          <ErrorNote error={update.error ?? check.error} />
          {/* fresh secret fields after each save */}
          <SimpleGrid key={update.submittedAt} cols={{ base: 1, sm: 2 }}>
            {fieldsOf[step].map((name) => (
              <ChannelField
                key={name}
                name={name}
                form={form}
                channel={channel}
                readOnly={readOnly}
                required={required.includes(name)}
              />
            ))}
          </SimpleGrid>
          {children}
          {!readOnly && (
            <Group>
              <Button type="submit" loading={update.isPending || check.isPending}>
                {t.saveCheck}
              </Button>
              {step !== 'liff' && (
                <Text size="sm" c="dimmed">
                  {t.secretNote}
                </Text>
              )}
            </Group>
          )}
        </Stack>
        <LeaveGuard dirty={form.isDirty() && !update.isPending} alsoSearch />
      </form>
    </StepCard>
  );
}
