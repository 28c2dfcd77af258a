import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { format } from '@tieline/web';
import { AdminOnly } from '../components/admin-only.js';
import { TextLink } from '../components/links.js';
import { Page } from '../components/page.js';
import { useCreateChannel } from '../features/channels/api/create-channel.js';
import { toCreateBody, useChannelForm } from '../features/channels/channel-draft.js';
import { ChannelForm } from '../features/channels/channel-form.js';
import { channelTexts } from '../features/channels/texts.js';
import { useSession } from '../features/session/api/get-session.js';
import { useTexts } from '../shared/i18n.js';
import { isAdmin } from '../shared/roles.js';

export function NewChannelPage() {
  const t = useTexts(channelTexts);
  const admin = isAdmin(useSession().role);
  const navigate = useNavigate();
  const form = useChannelForm();
  const create = useCreateChannel();
  return (
    <Page title={t.newTitle} purpose={t.newPurpose} above={<TextLink to="/channels">{t.title}</TextLink>}>
      {!admin && <AdminOnly>{t.adminOnly}</AdminOnly>}
      <ChannelForm
        form={form}
        readOnly={!admin}
        saving={create.isPending || create.isSuccess}
        error={create.error}
        submitLabel={t.add}
        onSubmit={(values) =>
          create.mutate(toCreateBody(values), {
            onSuccess: ({ id, name }) => {
              notifications.show({ color: 'brand', message: format(t.created, { name }) });
              void navigate({ to: '/channels/$channelId', params: { channelId: id }, ignoreBlocker: true });
            },
          })
        }
      />
    </Page>
  );
}
