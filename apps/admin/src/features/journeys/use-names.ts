import { useTexts } from '../../shared/i18n.js';
import { useCards } from '../cards/api/list-cards.js';
import { useMenus } from '../rich-menus/api/list-menus.js';
import { useTags } from '../tags/api/list-tags.js';
import { journeyTexts } from './texts.js';

type NameOf = (id: string) => string;

/** What a tag is called; none is said to be gone before the list is here. */
export function useTagName(): NameOf {
  const t = useTexts(journeyTexts);
  const tags = useTags().data?.items;
  return (id) => nameIn(tags, id, { none: t.chooseTag, gone: t.goneTag });
}

/** The same of all that a step can name. */
export function useNames(): Record<'tag' | 'card' | 'menu', NameOf> {
  const t = useTexts(journeyTexts);
  const tag = useTagName();
  const cards = useCards().data?.pages.flatMap((page) => page.items);
  const menus = useMenus().data?.items.filter(({ state }) => state !== 'draft');
  return {
    tag,
    card: (id) => nameIn(cards, id, { none: t.chooseCard, gone: t.goneCard }),
    menu: (id) => nameIn(menus, id, { none: t.chooseMenu, gone: t.goneMenu }),
  };
}

type Named = readonly { id: string; name: string }[] | undefined;

function nameIn(list: Named, id: string, words: { none: string; gone: string }): string {
  if (id === '') return words.none;
  if (!list) return '…';
  return list.find((one) => one.id === id)?.name ?? words.gone;
}
