import type { FieldWords } from '../../../components/changes/change-list.js';
import { changesBetween, type Change } from '../../../components/changes/changes.js';
import { changeTexts } from '../../../components/changes/texts.js';
import { useTexts } from '../../../shared/i18n.js';
import { menuTexts, type MenuTexts } from '../texts.js';
import { letterOf, type MenuContent } from './menu-draft.js';

type Area = MenuContent['areas'][number];

/** The fields in which two versions differ, in the order of the editor; all areas are one field. */
export const menuChanges = (before: MenuContent, after: MenuContent): Change[] =>
  changesBetween(contentOf(before), contentOf(after));

const contentOf = ({ name, chatBarText, selected, size, pictureId, areas }: MenuContent) => ({
  ...{ name, chatBarText, selected, pictureId },
  size: `${size.width} × ${size.height}`,
  areas: areas.map(({ bounds, label, action }) => ({ bounds, label, action })),
});

/** One area in one line. */
export function areaText({ bounds, label, action }: Omit<Area, 'key'>, index: number, t: MenuTexts): string {
  const { x, y, width, height } = bounds;
  const target = action.type === 'uri' ? action.uri : action.type === 'message' ? `「${action.text}」` : '';
  const what = [t.editor.actions[action.type], target, label].filter(Boolean).join(' ');
  return `${letterOf(index)} (${x}, ${y}, ${width} × ${height}) ${what}`;
}

export function useMenuWords(): FieldWords {
  const t = useTexts(menuTexts);
  const said = useTexts(changeTexts);
  const labels: Record<string, string> = {
    ...{ name: t.editor.name, chatBarText: t.editor.chatBar, selected: t.editor.selected },
    ...{ pictureId: t.editor.picture, size: t.editor.size, areas: t.editor.areasShort },
  };
  return {
    label: (path) => labels[path] ?? path,
    value: (path, value) => {
      if (typeof value === 'boolean') return value ? said.on : said.off;
      if (path !== 'areas') return value as string;
      return (value as Area[]).map((area, index) => areaText(area, index, t)).join('\n');
    },
  };
}
