import { Button, Group, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { updateTeam, type Team } from '@tieline/contracts';
import { useState } from 'react';
import { CountedInput } from '../../components/counted-input.js';
import { ErrorNote } from '../../components/error-note.js';
import { LeaveGuard } from '../../components/leave-guard.js';
import { Loaded } from '../../components/loaded.js';
import { formSchema } from '../../shared/form-schema.js';
import { useTexts } from '../../shared/i18n.js';
import { commonTexts } from '../../shared/texts.js';
import { useCheckChannel } from '../doctor/api/check-channel.js';
import { checksOf } from '../doctor/groups.js';
import { useSmsAccount } from '../sms/api/get-account.js';
import { TopUpDialog } from '../sms/top-up-dialog.js';
import { useTeam } from '../team/api/get-team.js';
import { useUpdateTeam } from '../team/api/update-team.js';
import { StepCard } from './step-card.js';
import { TestSms } from './test-sms.js';
import { wizardTexts } from './texts.js';

type Props = { channelId: string; readOnly: boolean };

export function SmsStep({ channelId, readOnly }: Props) {
  const t = useTexts(wizardTexts);
  const team = useTeam();
  const account = useSmsAccount();
  const check = useCheckChannel(channelId);
  const [buying, setBuying] = useState(false);
  const look = () => check.mutate(checksOf.sms);
  const close = () => {
    setBuying(false);
    look();
  };
  return (
    <StepCard step="sms">
      <Loaded query={team}>
        {(stored) => (
          <SenderForm key={stored.smsSenderName} team={stored} readOnly={readOnly} onSaved={look} />
        )}
      </Loaded>
      {account.data && (
        <div>
          <Text size="sm" c="dimmed">
            {t.preview}
          </Text>
          <Text className="tl-wrap">{account.data.preview}</Text>
        </div>
      )}
      {!readOnly && (
        <Group>
          <Button variant="default" onClick={() => setBuying(true)}>
            {t.topUp}
          </Button>
        </Group>
      )}
      <TestSms channelId={channelId} />
      {buying && <TopUpDialog onClose={close} />}
    </StepCard>
  );
}

const senderLimit = 12;

function SenderForm({ team, readOnly, onSaved }: { team: Team; readOnly: boolean; onSaved: () => void }) {
  const t = useTexts(wizardTexts);
  const common = useTexts(commonTexts);
  const update = useUpdateTeam();
  const form = useForm({
    initialValues: { smsSenderName: team.smsSenderName },
    validate: formSchema(updateTeam.body, common, { smsSenderName: t.senderFormat }),
  });
  const save = form.onSubmit((values) => update.mutate(values, { onSuccess: onSaved }));
  return (
    <form onSubmit={save} noValidate>
      <Stack>
        <ErrorNote error={update.error} />
        <fieldset disabled={readOnly} className="tl-bare">
          <CountedInput
            label={t.sender}
            description={t.senderHint}
            limit={senderLimit}
            required
            {...form.getInputProps('smsSenderName')}
          />
        </fieldset>
        {!readOnly && (
          <Group>
            <Button type="submit" loading={update.isPending}>
              {t.saveCheck}
            </Button>
          </Group>
        )}
      </Stack>
      <LeaveGuard dirty={form.isDirty() && !update.isPending} alsoSearch />
    </form>
  );
}
