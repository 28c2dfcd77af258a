import { Alert, MultiSelect, Radio, Select, Stack, Switch, Title } from '@mantine/core';
import { TextLink } from '../../../components/links.js';
import { useLanguage, useTexts } from '../../../shared/i18n.js';
import { useShopConnections } from '../../shops/api/list-shop-connections.js';
import type { EditorForm } from './form.js';
import { editorTexts } from './texts.js';

/** Where brands of the supported shops sell; the contract takes any ISO code. */
const countryCodes = 'TW HK MO JP KR SG MY TH VN PH ID CN US CA GB AU NZ DE FR'.split(' ');

export function MatchTab({ form }: { form: EditorForm }) {
  const { match: t, tabs } = useTexts(editorTexts);
  return (
    <Stack maw={720}>
      <Title order={2}>{tabs.match}</Title>
      <Radio.Group label={t.platform} description={t.platformHint} {...form.getInputProps('matchPlatform')}>
        <Stack mt="sm">
          <Radio value="shopline" label={t.shopline} description={t.shoplineHint} />
          <Radio value="none" label={t.none} description={t.noneHint} />
        </Stack>
      </Radio.Group>
      {form.values.matchPlatform === 'shopline' && (
        <>
          <ShopSelect form={form} />
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

function ShopSelect({ form }: { form: EditorForm }) {
  const { match: t } = useTexts(editorTexts);
  const shops = useShopConnections();
  const items = shops.data?.items ?? [];
  if (shops.isSuccess && items.length === 0) {
    return (
      <Alert color="yellow" title={t.noShop}>
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
