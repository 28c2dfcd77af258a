import { Radio, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ShopConnection, ShopPlatformInfo } from '@tieline/contracts';
import { SecretInput } from '../../components/secret-input.js';
import { useLanguage } from '../../shared/i18n.js';
import { visibleFields, type ShopDraft } from './shop-draft.js';

type Props = {
  form: UseFormReturnType<ShopDraft>;
  platform: ShopPlatformInfo;
  shop: ShopConnection | null;
};

/** The platform's own form, drawn from its fields. */
export function CredentialFields({ form, platform, shop }: Props) {
  const { locale } = useLanguage();
  return visibleFields(platform, form.values.credentials).map((field) => {
    const { name, label, hint, options, required, when, secret } = field;
    const path = `credentials.${name}`;
    const input = {
      label: label[locale],
      description: hint?.[locale],
      withAsterisk: required || when !== null,
      ...form.getInputProps(path),
    };
    if (options) {
      return (
        <Radio.Group key={name} {...input}>
          <Stack gap="xs" mt="xs">
            {options.map(({ value, label: text }) => (
              <Radio key={value} value={value} label={text[locale]} />
            ))}
          </Stack>
        </Radio.Group>
      );
    }
    if (!secret) return <TextInput key={name} autoComplete="off" {...input} />;
    const state = shop?.secrets[name];
    return (
      <SecretInput
        key={name}
        {...input}
        stored={state?.set ? state : null}
        onKeep={() => form.setFieldValue(path, '')}
      />
    );
  });
}
