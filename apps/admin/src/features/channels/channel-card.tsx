import { Avatar, Badge, Card, Group, Stack, Text } from '@mantine/core';
import type { Channel } from '@tieline/contracts';
import { format } from '@tieline/web';
import { ButtonLink, TextLink } from '../../components/links.js';
import { UrlLine } from '../../components/url-line.js';
import { useTexts } from '../../shared/i18n.js';
import { doctorTexts } from '../doctor/texts.js';
import { commonTexts } from '../../shared/texts.js';
import { QuotaLine } from './quota-line.js';
import { channelTexts } from './texts.js';

export function ChannelCard({ channel }: { channel: Channel }) {
  const t = useTexts(channelTexts);
  const common = useTexts(commonTexts);
  const doctor = useTexts(doctorTexts);
  const params = { channelId: channel.id };
  const unfinished = !channel.loginSecret.set || channel.liffId === null;
  return (
    <Card withBorder className="tl-card" component="li">
      <Stack gap="md">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Group gap="sm" wrap="nowrap" miw={0}>
            <Avatar src={channel.pictureUrl} alt="" radius="xl" color="brand">
              {channel.name.slice(0, 1)}
            </Avatar>
            <div className="tl-ellipsis">
              <TextLink to="/channels/$channelId" params={params} fw={600} c="inherit">
                {channel.name}
              </TextLink>
              <Text size="sm" c="dimmed">
                {channel.basicId ?? t.missing}
              </Text>
            </div>
          </Group>
          <Badge variant="light" color={channel.bindingEnabled ? 'brand' : 'gray'} className="tl-chip">
            {`${t.bindingState} ${channel.bindingEnabled ? t.on : t.off}`}
          </Badge>
        </Group>
        <QuotaLine channelId={channel.id} />
        <UrlLine label={t.webhook} url={channel.webhookUrl} missing={t.missing} />
        <UrlLine label={t.endpoint} url={channel.liffEndpointUrl} missing={t.endpointMissing} />
        <Group gap="xs" justify="flex-end">
          {unfinished && (
            <ButtonLink
              to="/channels/new"
              search={params}
              aria-label={format(t.resumeOf, { name: channel.name })}
            >
              {t.resume}
            </ButtonLink>
          )}
          <ButtonLink
            to="/channels/$channelId/doctor"
            params={params}
            variant="default"
            aria-label={format(doctor.openOf, { name: channel.name })}
          >
            {doctor.open}
          </ButtonLink>
          <ButtonLink to="/binding/$channelId" params={params} variant="default">
            {t.openBinding}
          </ButtonLink>
          <ButtonLink to="/channels/$channelId" params={params} variant="default">
            {common.edit}
          </ButtonLink>
        </Group>
      </Stack>
    </Card>
  );
}
