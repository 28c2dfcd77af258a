import { List } from '@mantine/core';
import type { CardUse } from '@tieline/contracts';
import { format } from '@tieline/web';
import { TextLink } from '../../components/links.js';
import { useTexts } from '../../shared/i18n.js';
import { mayBind, mayEditCards } from '../../shared/roles.js';
import { scenarioTexts } from '../../shared/scenario-texts.js';
import { useSession } from '../session/api/get-session.js';
import { cardTexts } from './texts.js';

/** Where a card is sent from, each a link to that setting for those who may open it. */
export function CardUseList({ uses }: { uses: readonly CardUse[] }) {
  const t = useTexts(cardTexts);
  const names = useTexts(scenarioTexts);
  const linked = mayBind(useSession().role);
  return (
    <List size="sm">
      {uses.map(({ channelId, channelName, place, journey }) => (
        <List.Item key={`${channelId} ${place} ${journey?.id ?? ''}`}>
          {place === 'autoReply' ? (
            <TextLink to="/auto-replies/$channelId" params={{ channelId }}>
              {format(t.use, { channel: channelName, place: t.autoReply })}
            </TextLink>
          ) : place === 'website' ? (
            <WebsiteUse channelId={channelId} channelName={channelName} />
          ) : journey ? (
            <TextLink to="/journeys/$journeyId" params={{ journeyId: journey.id }}>
              {format(t.use, { channel: channelName, place: format(t.journey, { name: journey.name }) })}
            </TextLink>
          ) : place === 'journey' ? null : linked ? (
            <TextLink to="/binding/$channelId" params={{ channelId }} search={{ tab: place }}>
              {format(t.use, { channel: channelName, place: names[place] })}
            </TextLink>
          ) : (
            format(t.use, { channel: channelName, place: names[place] })
          )}
        </List.Item>
      ))}
    </List>
  );
}

function WebsiteUse({ channelId, channelName }: Pick<CardUse, 'channelId' | 'channelName'>) {
  const t = useTexts(cardTexts);
  const { website } = useTexts(scenarioTexts);
  const words = format(t.use, { channel: channelName, place: website });
  if (!mayEditCards(useSession().role)) return words;
  return (
    <TextLink to="/website/$channelId" params={{ channelId }}>
      {words}
    </TextLink>
  );
}
