import { Badge, Card, Group, Stack, Text, Title } from '@mantine/core';
import type { ContactDetail } from '@tieline/contracts';
import { useFormat } from '../../shared/dates.js';
import { useTexts } from '../../shared/i18n.js';
import { useSession } from '../session/api/get-session.js';
import { contactTexts } from './texts.js';

type State = ContactDetail['shopWrites'][number]['state'];

const colours = {
  queued: 'gray',
  delivered: 'brand',
  failed: 'red',
  unknown: 'yellow',
  notTaken: 'gray',
} as const satisfies Record<State, string>;

/** What the shop was told of this contact's newest binding and of its end. */
export function ShopWrites({ writes }: { writes: ContactDetail['shopWrites'] }) {
  const t = useTexts(contactTexts).shopWrites;
  const { dateTime } = useFormat(useSession().team.timeZone);
  if (writes.length === 0) return null;
  return (
    <Card withBorder className="tl-card" component="section">
      <Title order={2} mb="sm">
        {t.title}
      </Title>
      <Stack gap="xs">
        {writes.map(({ what, state, reason, at }) => (
          <div key={what}>
            <Group gap="xs">
              <Text size="sm">{t.what[what]}</Text>
              <Badge variant="light" color={colours[state]} className="tl-chip">
                {what === 'unlink' && state === 'delivered' ? t.told : t.states[state]}
              </Badge>
              <Text size="sm" c="dimmed">
                {dateTime(at)}
              </Text>
            </Group>
            {reason && (
              <Text size="sm" c="dimmed">
                {reason}
              </Text>
            )}
          </div>
        ))}
      </Stack>
    </Card>
  );
}
