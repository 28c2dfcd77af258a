import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { format } from '@tieline/web';
import { ErrorNote } from '../../components/error-note.js';
import { Loaded } from '../../components/loaded.js';
import { useFormat } from '../../shared/dates.js';
import { deviceName } from '../../shared/device.js';
import { useTexts } from '../../shared/i18n.js';
import { commonTexts } from '../../shared/texts.js';
import { useSession } from '../session/api/get-session.js';
import { useEndMySession } from './api/end-session.js';
import { useMySessions } from './api/list-sessions.js';
import { accountTexts } from './texts.js';

export function SessionList() {
  const t = useTexts(accountTexts);
  const { none } = useTexts(commonTexts);
  const { dateTime } = useFormat(useSession().team.timeZone);
  const sessions = useMySessions();
  const end = useEndMySession();
  return (
    <Loaded query={sessions}>
      {({ items }) => (
        <Stack>
          <ErrorNote error={end.error} />
          {items.map(({ id, device, address, createdAt, current }) => (
            <Group key={id} justify="space-between" wrap="nowrap" align="flex-start">
              <div>
                <Text className="tl-url">{device ? deviceName(device) : t.unknownDevice}</Text>
                <Text size="sm" c="dimmed">
                  {format(t.sessionLine, { address: address ?? none, time: dateTime(createdAt) })}
                </Text>
              </div>
              {current ? (
                <Badge variant="light" className="tl-chip" flex="none">
                  {t.thisDevice}
                </Badge>
              ) : (
                <Button
                  variant="default"
                  size="compact-sm"
                  flex="none"
                  aria-label={format(t.endOf, { device: device ? deviceName(device) : t.unknownDevice })}
                  loading={end.isPending && end.variables === id}
                  onClick={() => end.mutate(id)}
                >
                  {t.end}
                </Button>
              )}
            </Group>
          ))}
        </Stack>
      )}
    </Loaded>
  );
}
