import { List } from '@mantine/core';
import type { RichMenu } from '@tieline/contracts';
import { format } from '@tieline/web';
import { TextLink } from '../../../components/links.js';
import { useTexts } from '../../../shared/i18n.js';
import { menuTexts } from '../texts.js';

type Props = { menu: RichMenu; onFollow: () => void };

/** What shows a menu to somebody, each a link to the place; the rules are on the same page. */
export function MenuUses({ menu, onFollow }: Props) {
  const { channelId, inRules, isDefault, switchedToFrom, journeys } = menu;
  const t = useTexts(menuTexts);
  const inTheList = [
    ...inRules.map((place) => format(t.inUseRule, { place: place + 1 })),
    ...(isDefault ? [t.inUseDefault] : []),
  ];
  return (
    <List>
      {inTheList.map((words) => (
        <List.Item key={words}>
          <TextLink to="/rich-menus" search={{ channelId }} hash="rules" onClick={onFollow}>
            {words}
          </TextLink>
        </List.Item>
      ))}
      {switchedToFrom.map(({ id, name }) => (
        <List.Item key={id}>
          <TextLink to="/rich-menus/$menuId" params={{ menuId: id }}>
            {format(t.inUseSwitch, { name })}
          </TextLink>
        </List.Item>
      ))}
      {journeys.map(({ id, name }) => (
        <List.Item key={id}>
          <TextLink to="/journeys/$journeyId" params={{ journeyId: id }}>
            {format(t.inUseJourney, { name })}
          </TextLink>
        </List.Item>
      ))}
    </List>
  );
}
