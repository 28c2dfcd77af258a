import { Avatar, Card, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';

type Props = {
  name: string;
  pictureUrl: string | null;
  /** the channel's name, leading to what is set for it */
  link: ReactNode;
  /** in a few words, how it stands */
  state: ReactNode;
  /** what can be done with it */
  children: ReactNode;
};

/** A channel in a list of what is set by channel. */
export function ChannelRow({ name, pictureUrl, link, state, children }: Props) {
  return (
    <Card withBorder className="tl-card" component="li">
      <Group justify="space-between" gap="sm">
        <Group gap="sm" wrap="nowrap" miw={0}>
          <Avatar src={pictureUrl} alt="" radius="xl" color="brand">
            {name.slice(0, 1)}
          </Avatar>
          <div className="tl-ellipsis">
            {link}
            <Text size="sm" c="dimmed">
              {state}
            </Text>
          </div>
        </Group>
        {children}
      </Group>
    </Card>
  );
}
