import { TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { SmsProvider, TeamSmsGateway } from '@tieline/contracts';
import { SecretInput } from '../../components/secret-input.js';
import { useLanguage } from '../../shared/i18n.js';
import { keepsSecrets, type GatewayDraft } from './gateway-draft.js';

type Props = {
  form: UseFormReturnType<GatewayDraft>;
  provider: SmsProvider;
  gateway: TeamSmsGateway | null;
};

/** The provider's own form, as its adapter describes it. */
export function CredentialFields({ form, provider, gateway }: Props) {
  const { locale } = useLanguage();
  const keeps = keepsSecrets(form.values, gateway);
  const stored = new Map(gateway?.credentials.map((field) => [field.name, field]));
  return provider.fields.map(({ name, label, secret, required }) => {
    const path = `credentials.${name}`;
    const props = { label: label[locale], withAsterisk: required, ...form.getInputProps(path) };
    if (!secret)
      return (
        <TextInput key={path} {...props} autoComplete="off" value={form.values.credentials[name] ?? ''} />
      );
    const before = stored.get(name);
    return (
      <SecretInput
        key={path}
        {...props}
        value={form.values.credentials[name] ?? ''}
        stored={keeps && before?.set ? { ending: before.ending } : null}
        onKeep={() => form.setFieldValue(path, '')}
      />
    );
  });
}
