import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ShopConnection, ShopPlatformInfo } from '@tieline/contracts';
import { format } from '@tieline/web';
import { CopyIcon } from '../../components/copy-button.js';
import { ErrorNote } from '../../components/error-note.js';
import { useFormat } from '../../shared/dates.js';
import { useLanguage, useTexts } from '../../shared/i18n.js';
import { useRegisterShopWebhook } from './api/register-shop-webhook.js';
import { RefusalReason } from './refusal-reason.js';
import { notifyTexts } from './notify-texts.js';

type Props = {
  shop: ShopConnection;
  calls: NonNullable<ShopPlatformInfo['webhook']>;
};

/** How the shop tells us of changed members: entered at the shop by us where it can be, else by staff. */
export function NoticesPanel({ shop, calls }: Props) {
  const t = useTexts(notifyTexts).notices;
  const { locale } = useLanguage();
  const { dateTime } = useFormat();
  const register = useRegisterShopWebhook(shop.id);
  if (!shop.webhook?.url) return null;
  const { url, ready, registeredAt, lastReceivedAt } = shop.webhook;
  const onSuccess = () =>
    notifications.show({ color: 'brand', message: format(t.done, { name: shop.name }) });
  return (
    <details>
      <Text component="summary" size="sm">
        {t.title}
        {' · '}
        {lastReceivedAt ? format(t.last, { at: dateTime(lastReceivedAt) }) : t.never}
      </Text>
      <Stack gap="xs" mt="xs">
        <Text size="sm" c="dimmed">
          {t.purpose}
        </Text>
        {!ready && <Alert color="yellow">{t.notReady}</Alert>}
        <Group gap={4} wrap="nowrap">
          <Text size="sm" ff="monospace" className="tl-url">
            {url}
          </Text>
          <CopyIcon value={url} what={t.url} />
        </Group>
        <Text size="sm">{calls.steps[locale]}</Text>
        <Text size="sm" c="dimmed">
          {format(t.topics, { topics: calls.topics.join('、') })}
        </Text>
        {calls.registers && (
          <Group gap="xs">
            <Button
              variant="default"
              loading={register.isPending}
              onClick={() => register.mutate(undefined, { onSuccess })}
            >
              {t.register}
            </Button>
            {registeredAt && (
              <Text size="sm" c="dimmed">
                {format(t.registered, { at: dateTime(registeredAt) })}
              </Text>
            )}
          </Group>
        )}
        <ErrorNote error={register.error} />
        <RefusalReason error={register.error} />
      </Stack>
    </details>
  );
}
