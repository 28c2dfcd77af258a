import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { createShopConnection, updateShopConnection, type ShopConnection } from '@tieline/contracts';
import { format } from '@tieline/web';
import { ErrorNote } from '../../components/error-note.js';
import { SecretInput } from '../../components/secret-input.js';
import { issueResolver } from '../../shared/form-schema.js';
import { useTexts } from '../../shared/i18n.js';
import { commonTexts } from '../../shared/texts.js';
import { useCreateShopConnection } from './api/create-shop-connection.js';
import { useUpdateShopConnection } from './api/update-shop-connection.js';
import { shopTexts } from './texts.js';

type Props = { shop: ShopConnection | null; onClose: () => void };
type Draft = { name: string; handle: string; accessToken: string };

const toCreate = (draft: Draft) => ({ platform: 'shopline' as const, ...draft });

/** An empty token leaves the stored one. */
const toUpdate = ({ accessToken, ...rest }: Draft) => ({ ...rest, ...(accessToken && { accessToken }) });

export function ShopDialog({ shop, onClose }: Props) {
  const t = useTexts(shopTexts);
  const common = useTexts(commonTexts);
  const create = useCreateShopConnection();
  const update = useUpdateShopConnection(shop?.id ?? '');
  const check = (draft: Draft) =>
    shop
      ? updateShopConnection.body.safeParse(toUpdate(draft)).error?.issues
      : createShopConnection.body.safeParse(toCreate(draft)).error?.issues;
  const form = useForm<Draft>({
    initialValues: { name: shop?.name ?? '', handle: shop?.handle ?? '', accessToken: '' },
    validate: issueResolver((draft: Draft) => check(draft) ?? [], common, { handle: t.badHandle }),
  });
  const onSuccess = ({ name }: ShopConnection) => {
    notifications.show({ color: 'brand', message: format(t.saved, { name }) });
    onClose();
  };
  const submit = form.onSubmit((draft) =>
    shop ? update.mutate(toUpdate(draft), { onSuccess }) : create.mutate(toCreate(draft), { onSuccess }),
  );
  return (
    <Modal opened onClose={onClose} title={shop ? format(t.edit, { name: shop.name }) : t.add} centered>
      <form onSubmit={submit} noValidate>
        <Stack>
          <ErrorNote error={shop ? update.error : create.error} />
          <TextInput label={t.platform} value={t.platforms.shopline} readOnly variant="filled" />
          <TextInput
            label={t.name}
            description={t.nameHint}
            withAsterisk
            data-autofocus
            {...form.getInputProps('name')}
          />
          <TextInput
            label={t.handle}
            description={t.handleHint}
            withAsterisk
            {...form.getInputProps('handle')}
          />
          <SecretInput
            label={t.token}
            description={t.tokenHint}
            withAsterisk
            stored={shop?.accessToken.set ? shop.accessToken : null}
            onKeep={() => form.setFieldValue('accessToken', '')}
            {...form.getInputProps('accessToken')}
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
