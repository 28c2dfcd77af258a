import { Button, Group, Modal, Stack, Switch, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { SmsProvider, TeamSmsGateway } from '@tieline/contracts';
import { format } from '@tieline/web';
import { ErrorNote } from '../../components/error-note.js';
import { UrlLine } from '../../components/url-line.js';
import { useTexts } from '../../shared/i18n.js';
import { commonTexts } from '../../shared/texts.js';
import { ConnectionTest } from './connection-test.js';
import { CountrySelect } from './country-select.js';
import { CredentialFields } from './credential-fields.js';
import { ProviderSelect } from './provider-select.js';
import { gatewayTexts } from './texts.js';
import { useGatewayForm } from './use-gateway-form.js';

type Props = { gateway: TeamSmsGateway | null; providers: SmsProvider[]; onClose: () => void };

/** Adds a gateway or changes one; the fields are those of the chosen provider. */
export function GatewayDialog({ gateway, providers, onClose }: Props) {
  const t = useTexts(gatewayTexts);
  const common = useTexts(commonTexts);
  const { form, provider, choose, save, saving, error, test } = useGatewayForm(
    gateway,
    providers,
    ({ name }) => {
      notifications.show({ color: 'brand', message: format(t.saved, { name }) });
      onClose();
    },
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={gateway ? format(t.editTitle, { name: gateway.name }) : t.add}
      centered
      size="lg"
    >
      <form onSubmit={save} noValidate>
        <Stack>
          <ErrorNote error={error} />
          <ProviderSelect
            providers={providers}
            kind={provider?.kind ?? null}
            fixed={gateway !== null}
            error={form.errors['kind']}
            onChoose={choose}
          />
          {provider && (
            <>
              <TextInput
                label={t.name}
                description={t.nameHint}
                withAsterisk
                {...form.getInputProps('name')}
              />
              <CredentialFields key={provider.kind} form={form} provider={provider} gateway={gateway} />
              <CountrySelect {...form.getInputProps('countries')} value={form.values.countries} />
              <Switch
                label={t.enabled}
                description={t.enabledHint}
                {...form.getInputProps('enabled', { type: 'checkbox' })}
              />
              {gateway && (
                <UrlLine label={t.report} description={t.reportHint} url={gateway.reportUrl} missing="" />
              )}
              <ConnectionTest {...test} />
            </>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {common.cancel}
            </Button>
            <Button type="submit" loading={saving} disabled={!provider}>
              {common.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
