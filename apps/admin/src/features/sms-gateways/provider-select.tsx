import { Select, TextInput } from '@mantine/core';
import type { SmsProvider } from '@tieline/contracts';
import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '../../shared/i18n.js';
import { gatewayTexts } from './texts.js';

type Props = {
  providers: SmsProvider[];
  kind: SmsProvider['kind'] | null;
  /** a saved gateway stays with its provider: another one has other credentials */
  fixed: boolean;
  error: ReactNode;
  onChoose: (provider: SmsProvider) => void;
};

export function ProviderSelect({ providers, kind, fixed, error, onChoose }: Props) {
  const t = useTexts(gatewayTexts);
  const { locale } = useLanguage();
  const chosen = providers.find((provider) => provider.kind === kind);
  if (fixed) {
    return <TextInput label={t.kind} value={chosen?.name[locale] ?? kind ?? ''} readOnly variant="filled" />;
  }
  return (
    <Select
      label={t.kind}
      placeholder={t.kindPlaceholder}
      withAsterisk
      data-autofocus
      allowDeselect={false}
      data={providers.map(({ kind: value, name }) => ({ value, label: name[locale] }))}
      value={kind}
      error={error}
      onChange={(value) => {
        const next = providers.find((provider) => provider.kind === value);
        if (next) onChoose(next);
      }}
    />
  );
}
