import { Stack, Text } from '@mantine/core';
import type { Tag } from '@tieline/contracts';
import { format } from '@tieline/web';
import { TextLink } from '../../components/links.js';
import { useTexts } from '../../shared/i18n.js';
import { mayBind } from '../../shared/roles.js';
import { useSession } from '../session/api/get-session.js';
import { tagTexts } from './texts.js';

/** Where a tag is put on by itself; who may open the settings gets there from here. */
export function TagUses({ uses }: { uses: Tag['usedBy'] }) {
  const t = useTexts(tagTexts);
  const mayOpen = mayBind(useSession().role);
  if (uses.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t.notUsed}
      </Text>
    );
  }
  return (
    <Stack gap={2} align="flex-start">
      {uses.map(({ channelId, channelName }) => {
        const label = format(t.binding, { channel: channelName });
        return mayOpen ? (
          <TextLink key={channelId} to="/binding/$channelId" params={{ channelId }} size="sm">
            {label}
          </TextLink>
        ) : (
          <Text key={channelId} size="sm">
            {label}
          </Text>
        );
      })}
    </Stack>
  );
}
