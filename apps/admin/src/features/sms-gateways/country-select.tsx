import { MultiSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '../../shared/i18n.js';
import { gatewayTexts } from './texts.js';

/** Where brands of the supported shops sell; the contract takes any ISO code. */
const usualCountries = 'TW HK MO JP KR SG MY TH VN PH ID CN US CA GB AU NZ DE FR'.split(' ');

type Props = { value: string[]; error?: ReactNode; onChange: (countries: string[]) => void };

export function CountrySelect({ value, error, onChange }: Props) {
  const t = useTexts(gatewayTexts);
  const { locale } = useLanguage();
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  const codes = [...new Set([...usualCountries, ...value])];
  return (
    <MultiSelect
      label={t.countries}
      description={t.countriesHint}
      placeholder={value.length === 0 ? t.everyCountry : undefined}
      data={codes.map((code) => ({ value: code, label: names.of(code) ?? code }))}
      maxValues={30}
      searchable
      hidePickedOptions
      value={value}
      error={error}
      onChange={onChange}
    />
  );
}
