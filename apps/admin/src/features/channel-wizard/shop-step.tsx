import { Radio, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { BindingSettingsInput, type BindingSettings, type ShopConnection } from '@tieline/contracts';
import { ErrorNote } from '../../components/error-note.js';
import { Loaded } from '../../components/loaded.js';
import { useLanguage, useTexts } from '../../shared/i18n.js';
import { useBindingSettings } from '../binding/api/get-binding-settings.js';
import { useSaveBindingSettings } from '../binding/api/save-binding-settings.js';
import { useCheckChannel } from '../doctor/api/check-channel.js';
import { checksOf } from '../doctor/groups.js';
import { useShopConnections } from '../shops/api/list-shop-connections.js';
import { useShopPlatforms } from '../shops/api/list-shop-platforms.js';
import { StepCard } from './step-card.js';
import { wizardTexts } from './texts.js';

type Props = { channelId: string; readOnly: boolean };

/** Which shop members are matched with; stored in the binding settings as soon as it is chosen. */
export function ShopStep({ channelId, readOnly }: Props) {
  const settings = useBindingSettings(channelId);
  const shops = useShopConnections();
  return (
    <StepCard step="shop">
      <Loaded query={shops}>
        {({ items }) => (
          <Loaded query={settings}>
            {(stored) => <Choice channelId={channelId} settings={stored} shops={items} readOnly={readOnly} />}
          </Loaded>
        )}
      </Loaded>
    </StepCard>
  );
}

const nobody = 'none';

type ChoiceProps = Props & { settings: BindingSettings; shops: readonly ShopConnection[] };

function Choice({ channelId, settings, shops, readOnly }: ChoiceProps) {
  const t = useTexts(wizardTexts);
  const { locale } = useLanguage();
  const platforms = useShopPlatforms().data?.items ?? [];
  const nameOf = (key: string) => platforms.find((each) => each.key === key)?.name[locale] ?? key;
  const save = useSaveBindingSettings(channelId);
  const check = useCheckChannel(channelId);
  const choose = (value: string) => {
    const shop = shops.find(({ id }) => id === value);
    const match = shop
      ? { matchPlatform: shop.platform, shopConnectionId: shop.id }
      : { matchPlatform: 'none' as const, shopConnectionId: null };
    save.mutate(
      // everything else stays as it is stored; the version says which one was read
      { ...BindingSettingsInput.strip().parse(settings), ...match },
      {
        onSuccess: () => {
          notifications.show({ color: 'brand', message: t.useThis });
          check.mutate(checksOf.shop);
        },
      },
    );
  };
  return (
    <Stack>
      <ErrorNote error={save.error} />
      <Radio.Group
        label={t.platform}
        value={settings.matchPlatform === 'none' ? nobody : (settings.shopConnectionId ?? '')}
        onChange={choose}
      >
        <Stack mt="sm">
          {shops.map((shop) => (
            <Radio
              key={shop.id}
              value={shop.id}
              label={shop.name}
              description={nameOf(shop.platform)}
              disabled={readOnly || save.isPending}
            />
          ))}
          <Radio
            value={nobody}
            label={t.none}
            description={t.noneHint}
            disabled={readOnly || save.isPending}
          />
        </Stack>
      </Radio.Group>
    </Stack>
  );
}
