import { Button, Group, Modal, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { inviteMember, roles, type InvitationLink, type Role } from '@tieline/contracts';
import { ErrorNote } from '../../components/error-note.js';
import { useFieldErrors } from '../../shared/field-errors.js';
import { formSchema } from '../../shared/form-schema.js';
import { useTexts } from '../../shared/i18n.js';
import { commonTexts } from '../../shared/texts.js';
import { useInviteMember } from './api/invite-member.js';
import { memberTexts } from './texts.js';

type Props = { onClose: () => void; onInvited: (link: InvitationLink) => void };

export function InviteDialog({ onClose, onInvited }: Props) {
  const t = useTexts(memberTexts);
  const common = useTexts(commonTexts);
  const invite = useInviteMember();
  const form = useForm<{ email: string; role: Role }>({
    initialValues: { email: '', role: 'agent' },
    validate: formSchema(inviteMember.body, common),
  });
  useFieldErrors(form, invite.error);
  const submit = form.onSubmit((values) => invite.mutate(values, { onSuccess: onInvited }));
  return (
    <Modal opened onClose={onClose} title={t.inviteTitle} centered>
      <form onSubmit={submit} noValidate>
        <Stack>
          <Text c="dimmed" size="sm">
            {t.inviteText}
          </Text>
          <ErrorNote error={invite.error} />
          <TextInput
            type="email"
            label={t.columns.email}
            withAsterisk
            autoComplete="off"
            data-autofocus
            {...form.getInputProps('email')}
          />
          <Radio.Group label={t.columns.role} {...form.getInputProps('role')}>
            <Stack gap="xs" mt="xs">
              {roles.map((role) => (
                <Radio key={role} value={role} label={t.roles[role]} description={t.roleHints[role]} />
              ))}
            </Stack>
          </Radio.Group>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {common.cancel}
            </Button>
            <Button type="submit" loading={invite.isPending}>
              {t.createLink}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
