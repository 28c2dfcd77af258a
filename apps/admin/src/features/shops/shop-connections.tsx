import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import type { ShopConnection } from '@tieline/contracts';
import { useState } from 'react';
import { Loaded } from '../../components/loaded.js';
import { useTexts } from '../../shared/i18n.js';
import { isAdmin } from '../../shared/roles.js';
import { useSession } from '../session/api/get-session.js';
import { useShopConnections } from './api/list-shop-connections.js';
import { useShopPlatforms } from './api/list-shop-platforms.js';
import { ShopDialog } from './shop-dialog.js';
import { ShopRow } from './shop-row.js';
import { shopTexts } from './texts.js';

export function ShopConnections() {
  const t = useTexts(shopTexts);
  const shops = useShopConnections();
  const platforms = useShopPlatforms().data?.items ?? [];
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
          <Button variant="default" onClick={() => setEdited('new')} disabled={platforms.length === 0}>
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
                <ShopRow
                  key={shop.id}
                  shop={shop}
                  platform={platforms.find(({ key }) => key === shop.platform)}
                  onEdit={admin && platforms.length > 0 ? () => setEdited(shop) : null}
                />
              ))}
            </Stack>
          )
        }
      </Loaded>
      {edited && (
        <ShopDialog
          shop={edited === 'new' ? null : edited}
          platforms={platforms}
          onClose={() => setEdited(null)}
        />
      )}
    </Stack>
  );
}
