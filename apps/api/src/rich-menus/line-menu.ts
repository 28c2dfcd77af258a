import type { RichMenuArea } from '@tieline/contracts';
import type { messagingApi } from '@tieline/line';
import type { LiffLinks } from '../channels/channel-links.js';
import type { Issue } from '../http/problem.js';
import { areasOf } from './rich-menu.repository.js';
import type { RichMenuEntity } from './rich-menu.entities.js';

/** How an area's action reaches LINE. */
export type AreaLinks = {
  liff: LiffLinks;
  /** the aliases of other menus by id */
  aliases: ReadonlyMap<string, string>;
  /** addresses that count taps, by the area's key; an address without one is opened as it is */
  counted: ReadonlyMap<string, string>;
};

/** Names the place in the binding page's figures. */
const source = '?src=menu';

/** What keeps a menu from being published, by its fields; LINE's own check comes after it. */
export function unreadyFields(menu: RichMenuEntity, { bindingUrl }: LiffLinks): Issue[] {
  const issues: Issue[] = menu.pictureId === null ? [{ path: 'pictureId', code: 'missing' }] : [];
  areasOf(menu).forEach(({ action }, index) => {
    const needsLiff = action.type === 'phoneBinding' || action.type === 'memberCard';
    if (needsLiff && bindingUrl === null)
      issues.push({ path: `areas.${index}.action`, code: 'menu_no_liff' });
  });
  return issues;
}

/** @param name at LINE; customers never see it */
export function toLineMenu(
  menu: RichMenuEntity,
  name: string,
  links: AreaLinks,
): messagingApi.RichMenuRequest {
  return {
    size: { width: menu.width, height: menu.height },
    selected: menu.selected === 1,
    name: [...name].slice(-300).join(''),
    chatBarText: menu.chatBarText,
    areas: areasOf(menu).map((area) => ({ bounds: area.bounds, action: toAction(area, links) })),
  };
}

function toAction({ key, label, action }: RichMenuArea, links: AreaLinks): messagingApi.Action {
  const named = label === '' ? {} : { label };
  switch (action.type) {
    case 'uri':
      return { type: 'uri', ...named, uri: links.counted.get(key) ?? action.uri };
    case 'message':
      return { type: 'message', ...named, text: action.text };
    case 'phoneBinding':
      return { type: 'uri', ...named, uri: `${links.liff.bindingUrl ?? ''}${source}` };
    case 'memberCard':
      return { type: 'uri', ...named, uri: `${links.liff.memberCardUrl ?? ''}${source}` };
    case 'switch': {
      const richMenuAliasId = links.aliases.get(action.menuId) ?? '';
      return { type: 'richmenuswitch', ...named, richMenuAliasId, data: `menu:${key}` };
    }
  }
}
