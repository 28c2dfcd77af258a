import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { Member } from '@tieline/contracts';
import { format } from '@tieline/web';
import { ErrorNote } from '../../components/error-note.js';
import { Loaded } from '../../components/loaded.js';
import { useFormat } from '../../shared/dates.js';
import { deviceName } from '../../shared/device.js';
import { useTexts } from '../../shared/i18n.js';
import { commonTexts } from '../../shared/texts.js';
import { useSession } from '../session/api/get-session.js';
import { useEndMemberSessions } from './api/end-member-sessions.js';
import { useMemberSessions } from './api/list-member-sessions.js';
import { memberTexts } from './texts.js';

export function SessionsDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const t = useTexts(memberTexts);
  const { none } = useTexts(commonTexts);
  const { dateTime } = useFormat(useSession().team.timeZone);
  const sessions = useMemberSessions(member.id);
  const end = useEndMemberSessions();
  const done = () => {
    notifications.show({ color: 'brand', message: format(t.sessionsEnded, { name: member.name }) });
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={format(t.sessionsTitle, { name: member.name })} centered>
      <Stack>
        <ErrorNote error={end.error} />
        <Loaded query={sessions}>
          {({ items }) =>
            items.length === 0 ? (
              <Text>{t.noSessions}</Text>
            ) : (
              <>
                {items.map(({ id, device, address, createdAt }) => (
                  <div key={id}>
                    <Text className="tl-url">{device ? deviceName(device) : t.unknownDevice}</Text>
                    <Text size="sm" c="dimmed">
                      {format(t.sessionLine, { address: address ?? none, time: dateTime(createdAt) })}
                    </Text>
                  </div>
                ))}
                <Group justify="flex-end">
                  <Button
                    color="red"
                    loading={end.isPending}
                    onClick={() => end.mutate(member.id, { onSuccess: done })}
                  >
                    {t.endSessions}
                  </Button>
                </Group>
              </>
            )
          }
        </Loaded>
      </Stack>
    </Modal>
  );
}
