import { Stack, Text } from '@mantine/core';
import type { Tag } from '@tieline/contracts';
import { format } from '@tieline/web';
import { TextLink } from '../../components/links.js';
import { useTexts } from '../../shared/i18n.js';
import { mayBind } from '../../shared/roles.js';
import { useSession } from '../session/api/get-session.js';
import { tagTexts } from './texts.js';

/** Where a tag is put on by itself, and what it decides; who may open the settings gets there from here. */
export function TagUses({ tag }: { tag: Pick<Tag, 'usedBy' | 'menuRules' | 'journeys'> }) {
  const t = useTexts(tagTexts);
  const mayOpen = mayBind(useSession().role);
  const { usedBy, menuRules, journeys } = tag;
  if (usedBy.length + menuRules.length + journeys.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t.notUsed}
      </Text>
    );
  }
  return (
    <Stack gap={6} align="flex-start">
      {usedBy.map(({ channelId, channelName }) => {
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
      {menuRules.map(({ channelId, channelName }) => (
        <Text key={channelId} size="sm">
          {format(t.menuRules, { channel: channelName })}
        </Text>
      ))}
      {journeys.map(({ id, name }) => (
        <TextLink key={id} to="/journeys/$journeyId" params={{ journeyId: id }} size="sm">
          {format(t.journey, { name })}
        </TextLink>
      ))}
    </Stack>
  );
}
