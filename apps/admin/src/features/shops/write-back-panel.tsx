import { Button, Group, Stack, Switch, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ShopConnection, ShopPlatformInfo } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useState, type SyntheticEvent } from 'react';
import { ErrorNote } from '../../components/error-note.js';
import { useTexts } from '../../shared/i18n.js';
import { commonTexts } from '../../shared/texts.js';
import { useUpdateShopConnection } from './api/update-shop-connection.js';
import { notifyTexts } from './notify-texts.js';

type Props = { shop: ShopConnection; offers: ShopPlatformInfo['writeBack'] };

/** What the shop is told when a member is bound. */
export function WriteBackPanel({ shop, offers }: Props) {
  const t = useTexts(notifyTexts).writeBack;
  const common = useTexts(commonTexts);
  const update = useUpdateShopConnection(shop.id);
  const [tag, setTag] = useState(shop.writeBack.tag ?? '');
  const [lineId, setLineId] = useState(shop.writeBack.lineId);
  const length = [...tag.trim()].length;
  const misfit = offers.tag && length > 0 && (length < offers.tag.min || length > offers.tag.max);
  const hint = offers.tag && format(t.tagHint, { min: offers.tag.min, max: offers.tag.max });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (misfit) return;
    const writeBack = { tag: offers.tag ? tag.trim() || null : null, lineId };
    const message = format(t.saved, { name: shop.name });
    update.mutate({ writeBack }, { onSuccess: () => notifications.show({ color: 'brand', message }) });
  };
  const isOn = shop.writeBack.tag !== null || shop.writeBack.lineId;
  return (
    <details>
      <Text component="summary" size="sm">
        {`${t.title} · ${isOn ? t.on : t.off}`}
      </Text>
      <form onSubmit={submit} noValidate>
        <Stack gap="xs" mt="xs">
          <Text size="sm" c="dimmed">
            {t.purpose}
          </Text>
          {offers.tag && (
            <TextInput
              label={t.tag}
              description={hint}
              value={tag}
              error={misfit ? hint : null}
              onChange={(event) => setTag(event.currentTarget.value)}
            />
          )}
          {offers.lineId && (
            <Switch
              label={t.lineId}
              description={offers.unlink ? t.takenBack : t.stays}
              checked={lineId}
              onChange={(event) => setLineId(event.currentTarget.checked)}
            />
          )}
          <ErrorNote error={update.error} />
          <Group>
            <Button type="submit" variant="default" loading={update.isPending}>
              {common.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </details>
  );
}
