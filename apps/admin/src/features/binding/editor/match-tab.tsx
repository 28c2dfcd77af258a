import { Alert, MultiSelect, Radio, Select, Stack, Switch, Title } from '@mantine/core';
import { shopPlatformKeys, shopPlatformNames, type MatchPlatform } from '@tieline/contracts';
import { format } from '@tieline/web';
import { TextLink } from '../../../components/links.js';
import { useLanguage, useTexts } from '../../../shared/i18n.js';
import { useShopConnections } from '../../shops/api/list-shop-connections.js';
import type { EditorForm } from './form.js';
import { editorTexts } from './texts.js';

/** Always offered; other shop systems are once they are connected. */
const usualPlatforms: readonly MatchPlatform[] = ['shopline', 'cyberbiz'];

/** Where brands of the supported shops sell; the contract takes any ISO code. */
const countryCodes = 'TW HK MO JP KR SG MY TH VN PH ID CN US CA GB AU NZ DE FR'.split(' ');

export function MatchTab({ form }: { form: EditorForm }) {
  const { match: t, tabs } = useTexts(editorTexts);
  const { locale } = useLanguage();
  const shops = useShopConnections().data?.items ?? [];
  const { matchPlatform } = form.values;
  const offered = shopPlatformKeys.filter((key) =>
    [...usualPlatforms, matchPlatform, ...shops.map(({ platform }) => platform)].includes(key),
  );
  /** A shop of another platform is no choice any more; the only one of this platform is. */
  const choose = (platform: MatchPlatform) => {
    const fitting = shops.filter((shop) => shop.platform === platform);
    const kept = fitting.find(({ id }) => id === form.values.shopConnectionId);
    const only = fitting.length === 1 ? fitting[0] : undefined;
    form.setFieldValue('matchPlatform', platform);
    form.setFieldValue('shopConnectionId', (kept ?? only)?.id ?? null);
  };
  return (
    <Stack maw={720}>
      <Title order={2}>{tabs.match}</Title>
      <Radio.Group
        label={t.platform}
        description={t.platformHint}
        {...form.getInputProps('matchPlatform')}
        onChange={(value) => choose(value as MatchPlatform)}
      >
        <Stack mt="sm">
          {offered.map((key) => (
            <Radio key={key} value={key} label={shopPlatformNames[key][locale]} description={t.shopHint} />
          ))}
          <Radio value="none" label={t.none} description={t.noneHint} />
        </Stack>
      </Radio.Group>
      {matchPlatform !== 'none' && (
        <>
          <ShopSelect form={form} platform={matchPlatform} />
          <Switch
            label={t.unverified}
            description={t.unverifiedHint}
            {...form.getInputProps('policy.acceptUnverifiedPhone', { type: 'checkbox' })}
          />
        </>
      )}
      <CountrySelect form={form} />
    </Stack>
  );
}

function ShopSelect({ form, platform }: { form: EditorForm; platform: Exclude<MatchPlatform, 'none'> }) {
  const { match: t } = useTexts(editorTexts);
  const { locale } = useLanguage();
  const shops = useShopConnections();
  const items = (shops.data?.items ?? []).filter((shop) => shop.platform === platform);
  if (shops.isSuccess && items.length === 0) {
    return (
      <Alert color="yellow" title={format(t.noShop, { platform: shopPlatformNames[platform][locale] })}>
        <TextLink to="/channels" hash="shops">
          {t.addShop}
        </TextLink>
      </Alert>
    );
  }
  return (
    <Select
      label={t.shop}
      placeholder={t.shopPlaceholder}
      withAsterisk
      data={items.map((shop) => ({ value: shop.id, label: shop.name }))}
      {...form.getInputProps('shopConnectionId')}
    />
  );
}

function CountrySelect({ form }: { form: EditorForm }) {
  const { match: t } = useTexts(editorTexts);
  const { locale } = useLanguage();
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  const codes = [...new Set([...countryCodes, ...form.values.countries])];
  return (
    <MultiSelect
      label={t.countries}
      description={t.countriesHint}
      data={codes.map((value) => ({ value, label: names.of(value) ?? value }))}
      maxValues={20}
      searchable
      hidePickedOptions
      withAsterisk
      {...form.getInputProps('countries')}
    />
  );
}
