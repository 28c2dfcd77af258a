import { Avatar, Card, Group, Stack, Text } from '@mantine/core';
import type { BindingChannel, Channel } from '@tieline/contracts';
import { ButtonLink, TextLink } from '../../components/links.js';
import { useTexts } from '../../shared/i18n.js';
import { BindingSwitch } from './binding-switch.js';
import { ChannelFacts } from './channel-facts.js';
import { LinkMenu } from './link-menu.js';
import { SetupProgress } from './setup-progress.js';
import { bindingTexts } from './texts.js';

/** One channel: whether its link works, and what can be done with it. */
export function BindingRow({ channel, facts }: { channel: Channel; facts: BindingChannel | undefined }) {
  const t = useTexts(bindingTexts);
  const ready = channel.liffId !== null && channel.loginChannelId !== null;
  const params = { channelId: channel.id };
  return (
    <Card withBorder className="tl-card" component="li">
      <Stack gap="sm">
        <Group justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap" miw={0}>
            <Avatar src={channel.pictureUrl} alt="" radius="xl" color="brand">
              {channel.name.slice(0, 1)}
            </Avatar>
            <div className="tl-ellipsis">
              <TextLink to="/binding/$channelId" params={params} fw={600} c="inherit">
                {channel.name}
              </TextLink>
              <Text size="sm" c="dimmed">
                {channel.basicId}
              </Text>
            </div>
          </Group>
          <BindingSwitch
            channel={channel}
            enabled={channel.bindingEnabled}
            used={facts?.opened}
            disabled={!ready && !channel.bindingEnabled}
          />
        </Group>
        {facts && <ChannelFacts facts={facts} />}
        <SetupProgress channel={channel} ready={ready} />
        <Group justify="space-between" gap="sm">
          <Text size="sm" c="dimmed" flex="1 1 200px">
            {!channel.bindingEnabled && ready && t.offHint}
          </Text>
          <Group gap="xs">
            {!ready && (
              <ButtonLink to="/channels/new" search={params}>
                {t.completeSetup}
              </ButtonLink>
            )}
            <LinkMenu
              name={channel.name}
              bindingUrl={channel.bindingUrl}
              memberCardUrl={channel.memberCardUrl}
            />
            <ButtonLink to="/binding/$channelId" params={params} variant={ready ? 'filled' : 'default'}>
              {t.editSettings}
            </ButtonLink>
          </Group>
        </Group>
      </Stack>
    </Card>
  );
}
