import { Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import type { ShopConnection } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useState } from 'react';
import { Loaded } from '../../components/loaded.js';
import { useTexts } from '../../shared/i18n.js';
import { isAdmin } from '../../shared/roles.js';
import { commonTexts } from '../../shared/texts.js';
import { useSession } from '../session/api/get-session.js';
import { useShopConnections } from './api/list-shop-connections.js';
import { ShopDialog } from './shop-dialog.js';
import { shopTexts } from './texts.js';

export function ShopConnections() {
  const t = useTexts(shopTexts);
  const shops = useShopConnections();
  const admin = isAdmin(useSession().role);
  const [edited, setEdited] = useState<ShopConnection | 'new' | null>(null);
  return (
    <Stack component="section" id="shops" aria-labelledby="shops-title" gap="sm">
      <Group justify="space-between">
        <div>
          <Title order={2} id="shops-title">
            {t.title}
          </Title>
          <Text size="sm" c="dimmed">
            {admin ? t.purpose : t.adminOnly}
          </Text>
        </div>
        {admin && (
          <Button variant="default" onClick={() => setEdited('new')}>
            {t.add}
          </Button>
        )}
      </Group>
      <Loaded query={shops}>
        {({ items }) =>
          items.length === 0 ? (
            <Card withBorder className="tl-card">
              <Text c="dimmed">{t.empty}</Text>
            </Card>
          ) : (
            <Stack component="ul" gap="xs" className="tl-list">
              {items.map((shop) => (
                <ShopRow key={shop.id} shop={shop} onEdit={admin ? () => setEdited(shop) : null} />
              ))}
            </Stack>
          )
        }
      </Loaded>
      {edited && <ShopDialog shop={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </Stack>
  );
}

function ShopRow({ shop, onEdit }: { shop: ShopConnection; onEdit: (() => void) | null }) {
  const t = useTexts(shopTexts);
  const common = useTexts(commonTexts);
  return (
    <Card withBorder className="tl-card" component="li" py="sm">
      <Group justify="space-between">
        <div className="tl-ellipsis">
          <Group gap="xs">
            <Text fw={600}>{shop.name}</Text>
            <Badge variant="light" color="gray" className="tl-chip">
              {t.platforms[shop.platform]}
            </Badge>
          </Group>
          <Text size="sm" c="dimmed">
            {`${shop.handle} · ${format(t.tokenSet, { ending: shop.accessToken.ending ?? '' })}`}
          </Text>
        </div>
        {onEdit && (
          <Button variant="default" onClick={onEdit} aria-label={format(t.edit, { name: shop.name })}>
            {common.edit}
          </Button>
        )}
      </Group>
    </Card>
  );
}
