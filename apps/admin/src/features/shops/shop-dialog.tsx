import { Alert, Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import type { ShopConnection, ShopPlatformInfo } from '@tieline/contracts';
import { ApiError, format } from '@tieline/web';
import { ErrorNote } from '../../components/error-note.js';
import { useFieldErrors } from '../../shared/field-errors.js';
import { useLanguage, useTexts } from '../../shared/i18n.js';
import { commonTexts } from '../../shared/texts.js';
import { useCreateShopConnection } from './api/create-shop-connection.js';
import { useUpdateShopConnection } from './api/update-shop-connection.js';
import { CredentialFields } from './credential-fields.js';
import { credentialsOf, missingFields, sentCredentials, type ShopDraft } from './shop-draft.js';
import { ShopTrialPanel } from './shop-trial-panel.js';
import { RefusalReason } from './refusal-reason.js';
import { shopTexts } from './texts.js';

type Props = { shop: ShopConnection | null; platforms: readonly ShopPlatformInfo[]; onClose: () => void };

export function ShopDialog({ shop, platforms, onClose }: Props) {
  const t = useTexts(shopTexts);
  const common = useTexts(commonTexts);
  const { locale } = useLanguage();
  const create = useCreateShopConnection();
  const update = useUpdateShopConnection(shop?.id ?? '');
  const infoOf = (key: string) => platforms.find((each) => each.key === key) ?? platforms[0];
  const first = infoOf(shop?.platform ?? 'shopline');
  const form = useForm<ShopDraft>({
    initialValues: {
      platform: first?.key ?? 'shopline',
      name: shop?.name ?? '',
      credentials: first ? credentialsOf(first, shop) : {},
    },
    validate: (draft) => {
      const info = infoOf(draft.platform);
      const missing = info ? missingFields(info, draft, shop) : [];
      const errors = missing.map((name) => [`credentials.${name}`, common.issueRequired] as const);
      return { ...Object.fromEntries(errors), ...(draft.name.trim() ? {} : { name: common.issueRequired }) };
    },
  });
  useFieldErrors(form, shop ? update.error : create.error);
  const platform = infoOf(form.values.platform);
  if (!platform) return null;
  const credentials = () => sentCredentials(platform, form.values.credentials);

  const onSuccess = ({ name }: ShopConnection) => {
    notifications.show({ color: 'brand', message: format(t.saved, { name }) });
    onClose();
  };
  /** What the platform's own form refused is said at its field. */
  const onError = (error: unknown) => {
    const issues = (error instanceof ApiError && error.problem?.issues) || [];
    for (const { path } of issues) {
      const name = /^body\.credentials\.(\w+)$/.exec(path)?.[1];
      if (name) form.setFieldError(`credentials.${name}`, t.badField);
    }
  };
  const submit = form.onSubmit(({ name }) =>
    shop
      ? update.mutate(
          { name: name.trim(), ...changed(shop, platform, credentials()) },
          { onSuccess, onError },
        )
      : create.mutate(
          { platform: platform.key, name: name.trim(), credentials: credentials() },
          { onSuccess, onError },
        ),
  );
  const error = shop ? update.error : create.error;
  return (
    <Modal opened onClose={onClose} title={shop ? format(t.edit, { name: shop.name }) : t.add} size="lg">
      <form onSubmit={submit} noValidate>
        <Stack>
          <ErrorNote error={error} />
          <RefusalReason error={error} />
          <Select
            label={t.platform}
            data={platforms.map(({ key, name }) => ({ value: key, label: name[locale] }))}
            allowDeselect={false}
            disabled={shop !== null}
            {...form.getInputProps('platform')}
            onChange={(key: string | null) => {
              const info = infoOf(key ?? '');
              if (info) form.setValues({ platform: info.key, credentials: credentialsOf(info, null) });
            }}
          />
          {!platform.confirmed && (
            <Alert color="yellow" title={t.unconfirmed}>
              {t.unconfirmedHint}
            </Alert>
          )}
          <TextInput label={t.name} description={t.nameHint} withAsterisk {...form.getInputProps('name')} />
          <CredentialFields key={platform.key} form={form} platform={platform} shop={shop} />
          <Limits platform={platform} />
          {!shop && <Steps platform={platform} />}
          <ShopTrialPanel
            platform={platform}
            connectionId={shop?.id ?? null}
            credentials={() => (form.validate().hasErrors ? null : credentials())}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {common.cancel}
            </Button>
            <Button type="submit" loading={create.isPending || update.isPending}>
              {common.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** Only what is new: saving a name asks no shop. */
function changed(shop: ShopConnection, platform: ShopPlatformInfo, credentials: Record<string, string>) {
  const secret = new Set(platform.fields.filter((field) => field.secret).map(({ name }) => name));
  const isNew = Object.entries(credentials).some(
    ([name, value]) => secret.has(name) || (shop.settings[name] ?? '') !== value,
  );
  return isNew ? { credentials } : {};
}

function Limits({ platform: { perSecond, scopes } }: { platform: ShopPlatformInfo }) {
  const t = useTexts(shopTexts);
  return (
    <Text size="sm" c="dimmed">
      {perSecond === null ? t.noRate : format(t.rate, { rate: perSecond })}
      {scopes.length > 0 && format(t.scopes, { scopes: scopes.join(', ') })}
    </Text>
  );
}

function Steps({ platform }: { platform: ShopPlatformInfo }) {
  const t = useTexts(shopTexts);
  const { locale } = useLanguage();
  if (platform.prerequisites.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={600}>
        {t.steps}
      </Text>
      <ul>
        {platform.prerequisites.map(({ key, text }) => (
          <Text key={key} size="sm" component="li">
            {text[locale]}
          </Text>
        ))}
      </ul>
    </div>
  );
}
