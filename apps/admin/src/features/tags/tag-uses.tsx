import { Stack, Text } from '@mantine/core';
import type { TagUse } from '@tieline/contracts';
import { format } from '@tieline/web';
import { TextLink } from '../../components/links.js';
import { useTexts } from '../../shared/i18n.js';
import { mayBind, mayEditCards } from '../../shared/roles.js';
import { useSession } from '../session/api/get-session.js';
import { tagTexts } from './texts.js';

/** What names a tag, each a link to the place for those who may open it. */
export function TagUses({ uses }: { uses: readonly TagUse[] }) {
  const t = useTexts(tagTexts);
  if (uses.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t.notUsed}
      </Text>
    );
  }
  return (
    <Stack gap={6} align="flex-start">
      {uses.map((use) => (
        <Place key={`${use.place} ${use.journey?.id ?? use.channelId}`} use={use} />
      ))}
    </Stack>
  );
}

function Place({ use: { place, channelId, channelName, journey } }: { use: TagUse }) {
  const { places } = useTexts(tagTexts);
  const { role } = useSession();
  const words = format(places[place], { channel: channelName, name: journey?.name ?? '' });
  const toChannel = { params: { channelId }, size: 'sm' } as const;
  if (journey) {
    return (
      <TextLink to="/journeys/$journeyId" params={{ journeyId: journey.id }} size="sm">
        {words}
      </TextLink>
    );
  }
  if (place === 'menuRules') {
    return (
      <TextLink to="/rich-menus" search={{ channelId }} hash="rules" size="sm">
        {words}
      </TextLink>
    );
  }
  if (place === 'autoReply') {
    return (
      <TextLink to="/auto-replies/$channelId" {...toChannel}>
        {words}
      </TextLink>
    );
  }
  if (place === 'website' && mayEditCards(role)) {
    return (
      <TextLink to="/website/$channelId" {...toChannel}>
        {words}
      </TextLink>
    );
  }
  if (place === 'binding' && mayBind(role)) {
    return (
      <TextLink to="/binding/$channelId" {...toChannel}>
        {words}
      </TextLink>
    );
  }
  if (place === 'memberCard' && mayBind(role)) {
    return (
      <TextLink to="/member-card/$channelId" {...toChannel}>
        {words}
      </TextLink>
    );
  }
  return <Text size="sm">{words}</Text>;
}
