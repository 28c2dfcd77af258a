import { Card, Select, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { updateTeam, type Team } from '@tieline/contracts';
import { format } from '@tieline/web';
import { AdminOnly } from '../../components/admin-only.js';
import { CountedInput } from '../../components/counted-input.js';
import { ErrorNote } from '../../components/error-note.js';
import { LeaveGuard } from '../../components/leave-guard.js';
import { SaveBar } from '../../components/save-bar.js';
import { useFieldErrors } from '../../shared/field-errors.js';
import { formSchema } from '../../shared/form-schema.js';
import { useTexts } from '../../shared/i18n.js';
import { commonTexts } from '../../shared/texts.js';
import { PictureField } from '../media/picture-field.js';
import { useUpdateTeam } from './api/update-team.js';
import { teamTexts } from './texts.js';

const senderLimit = 12;

const toDraft = ({ name, smsSenderName, avatarId, timeZone }: Team) => ({
  name,
  smsSenderName,
  avatarId,
  timeZone,
});

/** All that the browser knows; what is set stays choosable, and Taipei comes first. */
const timeZones = (current: string): string[] => [
  ...new Set(['Asia/Taipei', current, ...Intl.supportedValuesOf('timeZone')]),
];

export function TeamForm({ team, readOnly }: { team: Team; readOnly: boolean }) {
  const t = useTexts(teamTexts);
  const common = useTexts(commonTexts);
  const update = useUpdateTeam();
  const form = useForm({
    initialValues: toDraft(team),
    validateInputOnBlur: true,
    validate: formSchema(updateTeam.body, common, { smsSenderName: t.senderFormat }),
  });
  useFieldErrors(form, update.error);
  const save = form.onSubmit((values) =>
    update.mutate(values, {
      onSuccess: (saved) => {
        form.setInitialValues(toDraft(saved));
        form.setValues(toDraft(saved));
        notifications.show({ color: 'brand', message: t.saved });
      },
    }),
  );
  const sender = form.values.smsSenderName.trim();
  return (
    <form onSubmit={save} noValidate>
      <Stack maw={640}>
        {readOnly && <AdminOnly>{t.adminOnly}</AdminOnly>}
        <ErrorNote error={update.error} />
        <Card withBorder className="tl-card" p={{ base: 'md', sm: 'lg' }}>
          {/* a disabled fieldset takes its pickers and buttons along */}
          <fieldset disabled={readOnly} className="tl-bare">
            <Stack>
              <TextInput
                label={t.name}
                description={t.nameHint}
                withAsterisk
                {...form.getInputProps('name')}
              />
              <div>
                <CountedInput
                  label={t.sender}
                  description={t.senderHint}
                  limit={senderLimit}
                  required
                  {...form.getInputProps('smsSenderName')}
                />
                {sender && (
                  <Text size="sm" c="dimmed">
                    {format(t.senderExample, { name: sender })}
                  </Text>
                )}
              </div>
              <Select
                label={t.timeZone}
                description={t.timeZoneHint}
                data={timeZones(form.values.timeZone)}
                searchable
                allowDeselect={false}
                nothingFoundMessage={t.timeZoneNone}
                limit={60}
                {...form.getInputProps('timeZone')}
              />
              <PictureField
                kind="avatar"
                label={t.avatar}
                description={t.avatarHint}
                pictureId={form.values.avatarId}
                onChange={(id) => form.setFieldValue('avatarId', id)}
                error={form.errors['avatarId']}
              />
            </Stack>
          </fieldset>
        </Card>
        <SaveBar
          dirty={form.isDirty()}
          saving={update.isPending}
          wrong={Object.keys(form.errors).length}
          onSave={() => save()}
          onDiscard={form.reset}
        />
      </Stack>
      <LeaveGuard dirty={form.isDirty()} />
    </form>
  );
}
