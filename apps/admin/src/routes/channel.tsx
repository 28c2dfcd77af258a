import { Card, Stack, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { getRouteApi } from '@tanstack/react-router';
import type { Channel } from '@tieline/contracts';
import { format } from '@tieline/web';
import { AdminOnly } from '../components/admin-only.js';
import { ButtonLink, TextLink } from '../components/links.js';
import { Loaded } from '../components/loaded.js';
import { Page } from '../components/page.js';
import { UrlLine } from '../components/url-line.js';
import { useChannel } from '../features/channels/api/get-channel.js';
import { useUpdateChannel } from '../features/channels/api/update-channel.js';
import { toDraft, toUpdateBody, useChannelForm } from '../features/channels/channel-draft.js';
import { ChannelForm } from '../features/channels/channel-form.js';
import { channelTexts } from '../features/channels/texts.js';
import { doctorTexts } from '../features/doctor/texts.js';
import { useSession } from '../features/session/api/get-session.js';
import { useTexts } from '../shared/i18n.js';
import { isAdmin } from '../shared/roles.js';
import { commonTexts } from '../shared/texts.js';

const route = getRouteApi('/shell/staff/channels/$channelId');

export function ChannelPage() {
  const t = useTexts(channelTexts);
  const doctor = useTexts(doctorTexts);
  const { channelId } = route.useParams();
  const channel = useChannel(channelId);
  return (
    <Page
      title={channel.data?.name ?? t.title}
      purpose={t.editPurpose}
      above={<TextLink to="/channels">{t.title}</TextLink>}
      actions={
        channel.data && (
          <>
            <ButtonLink to="/channels/new" search={{ channelId }} variant="default">
              {t.wizard}
            </ButtonLink>
            <ButtonLink to="/channels/$channelId/doctor" params={{ channelId }} variant="default">
              {doctor.open}
            </ButtonLink>
            <ButtonLink to="/binding/$channelId" params={{ channelId }} variant="default">
              {t.openBinding}
            </ButtonLink>
          </>
        )
      }
    >
      <Loaded query={channel}>{(found) => <EditChannel key={found.id} channel={found} />}</Loaded>
    </Page>
  );
}

function EditChannel({ channel }: { channel: Channel }) {
  const t = useTexts(channelTexts);
  const common = useTexts(commonTexts);
  const admin = isAdmin(useSession().role);
  const form = useChannelForm(channel);
  const update = useUpdateChannel(channel.id);
  return (
    <Stack>
      {!admin && <AdminOnly>{t.adminOnly}</AdminOnly>}
      <Card withBorder className="tl-card" p={{ base: 'md', sm: 'lg' }} component="section">
        <Title order={2} mb="md">
          {t.urls}
        </Title>
        <Stack>
          <UrlLine
            label={t.webhook}
            description={t.webhookHint}
            url={channel.webhookUrl}
            missing={t.missing}
          />
          <UrlLine
            label={t.endpoint}
            description={t.endpointHint}
            url={channel.liffEndpointUrl}
            missing={t.endpointMissing}
          />
        </Stack>
      </Card>
      <ChannelForm
        // fresh secret fields after each save
        key={update.submittedAt}
        form={form}
        channel={channel}
        readOnly={!admin}
        saving={update.isPending}
        error={update.error}
        submitLabel={common.save}
        onSubmit={(values) =>
          update.mutate(toUpdateBody(values), {
            onSuccess: (saved) => {
              const draft = toDraft(saved);
              form.setInitialValues(draft);
              form.setValues(draft);
              notifications.show({ color: 'brand', message: format(t.updated, { name: saved.name }) });
            },
          })
        }
      />
    </Stack>
  );
}
