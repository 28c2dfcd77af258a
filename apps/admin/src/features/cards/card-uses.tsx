import { List } from '@mantine/core';
import type { CardUse } from '@tieline/contracts';
import { format } from '@tieline/web';
import { TextLink } from '../../components/links.js';
import { useTexts } from '../../shared/i18n.js';
import { mayBind } from '../../shared/roles.js';
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
      {uses.map(({ channelId, channelName, scenario }) => (
        <List.Item key={`${channelId} ${scenario}`}>
          {linked ? (
            <TextLink to="/binding/$channelId" params={{ channelId }} search={{ tab: scenario }}>
              {format(t.use, { channel: channelName, scenario: names[scenario] })}
            </TextLink>
          ) : (
            format(t.use, { channel: channelName, scenario: names[scenario] })
          )}
        </List.Item>
      ))}
    </List>
  );
}
