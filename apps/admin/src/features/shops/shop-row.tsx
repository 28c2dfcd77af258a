import { Badge, Button, Card, Checkbox, Group, Stack, Text } from '@mantine/core';
import type { ShopConnection, ShopPlatformInfo } from '@tieline/contracts';
import { format } from '@tieline/web';
import { ErrorNote } from '../../components/error-note.js';
import { useFormat } from '../../shared/dates.js';
import { useLanguage, useTexts } from '../../shared/i18n.js';
import { commonTexts } from '../../shared/texts.js';
import { useUpdateShopConnection } from './api/update-shop-connection.js';
import { MemberImports } from './members/member-imports.js';
import { NoticesPanel } from './notices-panel.js';
import { shopTexts } from './texts.js';
import { WriteBackPanel } from './write-back-panel.js';

type Props = {
  shop: ShopConnection;
  platform: ShopPlatformInfo | undefined;
  /** null for those who may only look */
  onEdit: (() => void) | null;
};

export function ShopRow({ shop, platform, onEdit }: Props) {
  const t = useTexts(shopTexts);
  const common = useTexts(commonTexts);
  const { locale } = useLanguage();
  const access = [
    ...Object.entries(shop.settings).map(([name, value]) => {
      const field = platform?.fields.find((each) => each.name === name);
      const text = field?.options?.find((option) => option.value === value)?.label[locale] ?? value;
      // A bare number says nothing.
      return field && /^\d+$/.test(text) ? format(t.setting, { name: field.label[locale], value }) : text;
    }),
    ...Object.values(shop.secrets).flatMap(({ set, ending }) =>
      set ? [format(t.secretSet, { ending: ending ?? '' })] : [],
    ),
  ];
  return (
    <Card withBorder className="tl-card" component="li" py="sm">
      <Stack gap="xs">
        <Group justify="space-between">
          <div className="tl-ellipsis">
            <Group gap="xs">
              <Text fw={600}>{shop.name}</Text>
              <Badge variant="light" color="gray" className="tl-chip">
                {platform?.name[locale] ?? shop.platform}
              </Badge>
            </Group>
            <Text size="sm" c="dimmed" className="tl-ellipsis">
              {access.join(' · ')}
            </Text>
          </div>
          {onEdit && (
            <Button variant="default" onClick={onEdit} aria-label={format(t.edit, { name: shop.name })}>
              {common.edit}
            </Button>
          )}
        </Group>
        <Health shop={shop} />
        {shop.platform === 'csv' && onEdit && <MemberImports connectionId={shop.id} />}
        {platform?.webhook && onEdit && <NoticesPanel shop={shop} calls={platform.webhook} />}
        {platform && onEdit && (platform.writeBack.tag || platform.writeBack.lineId) && (
          <WriteBackPanel shop={shop} offers={platform.writeBack} />
        )}
        {platform && platform.prerequisites.length > 0 && (
          <Prerequisites shop={shop} platform={platform} mayTick={onEdit !== null} />
        )}
      </Stack>
    </Card>
  );
}

/** `unavailable: HTTP 500`: the kind in the reader's words, the detail as the shop gave it. */
function inWords(failure: string, kinds: Readonly<Record<string, string>>): string {
  const [, kind = '', detail = ''] = /^(\w+): (.*)$/s.exec(failure) ?? [];
  const known = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  return known ? `${known}（${detail}）` : failure;
}

function Health({ shop }: { shop: ShopConnection }) {
  const t = useTexts(shopTexts);
  const { dateTime } = useFormat();
  const { lastSuccessAt, lastFailureAt, lastFailure } = shop;
  const failing = lastFailureAt !== null && (lastSuccessAt === null || lastFailureAt > lastSuccessAt);
  return (
    <div>
      <Text size="sm" c="dimmed">
        {lastSuccessAt ? format(t.lastSuccess, { at: dateTime(lastSuccessAt) }) : t.neverAsked}
      </Text>
      {lastFailureAt && lastFailure && (
        <Text size="sm" c={failing ? 'red' : 'dimmed'} className="tl-ellipsis">
          {format(t.lastFailure, { at: dateTime(lastFailureAt), reason: inWords(lastFailure, t.matches) })}
        </Text>
      )}
    </div>
  );
}

function Prerequisites({
  shop,
  platform,
  mayTick,
}: {
  shop: ShopConnection;
  platform: ShopPlatformInfo;
  mayTick: boolean;
}) {
  const t = useTexts(shopTexts);
  const { locale } = useLanguage();
  const update = useUpdateShopConnection(shop.id);
  const done = (update.isPending && update.variables.doneSteps) || shop.doneSteps;
  const tick = (key: string, ticked: boolean) =>
    update.mutate({ doneSteps: ticked ? [...done, key] : done.filter((step) => step !== key) });
  const figures = { done: done.length, all: platform.prerequisites.length };
  return (
    <details open={done.length < platform.prerequisites.length}>
      <Text component="summary" size="sm">
        {format(t.stepsDone, figures)}
      </Text>
      <Stack gap="xs" mt="xs">
        <ErrorNote error={update.error} />
        {platform.prerequisites.map(({ key, text }) => (
          <Checkbox
            key={key}
            label={text[locale]}
            checked={done.includes(key)}
            disabled={!mayTick}
            onChange={(event) => tick(key, event.currentTarget.checked)}
          />
        ))}
      </Stack>
    </details>
  );
}
