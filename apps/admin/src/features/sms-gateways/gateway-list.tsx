import { Alert, Card, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ResponseOf, TeamSmsGateway, listSmsGateways } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useState } from 'react';
import { useRefusal } from '../../components/use-refusal.js';
import { useTexts } from '../../shared/i18n.js';
import { useOrderSmsGateways } from './api/order-gateways.js';
import { GatewayDialog } from './gateway-dialog.js';
import { GatewayRow } from './gateway-row.js';
import { gatewayTexts } from './texts.js';

/** The team's gateways in the order in which they are tried; what serves when there is none. */
export function GatewayList({ list }: { list: ResponseOf<typeof listSmsGateways> }) {
  const t = useTexts(gatewayTexts);
  const refuse = useRefusal();
  const order = useOrderSmsGateways();
  const [edited, setEdited] = useState<TeamSmsGateway | null>(null);
  const { items, providers, instanceGateway } = list;

  const move = (from: number, to: number) => {
    const ids = items.map(({ id }) => id);
    const [moved] = ids.splice(from, 1);
    if (moved === undefined) return;
    ids.splice(to, 0, moved);
    order.mutate(ids, {
      onSuccess: () =>
        notifications.show({
          color: 'brand',
          message: format(t.moved, { name: items[from]?.name ?? '', place: to + 1 }),
        }),
      onError: refuse,
    });
  };

  if (items.length === 0) {
    return (
      <Card withBorder className="tl-card">
        <Text fw={600}>{t.empty}</Text>
        <Text c="dimmed">{instanceGateway ? t.emptyInstance : t.emptyNone}</Text>
      </Card>
    );
  }
  return (
    <Stack>
      {items.every(({ enabled }) => !enabled) && (
        <Alert color={instanceGateway ? 'gray' : 'red'} title={t.allOff} role="note">
          {instanceGateway ? t.allOffInstance : t.allOffNone}
        </Alert>
      )}
      <Stack component="ol" gap="xs" className="tl-list" aria-label={t.listName}>
        {items.map((gateway, at) => (
          <GatewayRow
            key={gateway.id}
            gateway={gateway}
            provider={providers.find(({ kind }) => kind === gateway.kind)}
            place={at + 1}
            onEdit={() => setEdited(gateway)}
            onUp={at > 0 ? () => move(at, at - 1) : null}
            onDown={at < items.length - 1 ? () => move(at, at + 1) : null}
            moving={order.isPending}
          />
        ))}
      </Stack>
      {edited && <GatewayDialog gateway={edited} providers={providers} onClose={() => setEdited(null)} />}
    </Stack>
  );
}
