import { Select } from '@mantine/core';
import { useTexts } from '../../../shared/i18n.js';
import { useMenus } from '../../rich-menus/api/list-menus.js';
import { journeyTexts } from '../texts.js';
import { useEditing } from './editing.js';
import { errorAt, replaceAt } from './form.js';
import { journeyEditorTexts } from './texts.js';

/** Value of the row that gives the person back to the rules; never an id. */
const rulesRow = 'rules';

/** A menu of the channel that customers can be shown, or the one that the rules say. */
export function MenuFields({ menuId, path }: { menuId: string | null; path: string }) {
  const { menu: t } = useTexts(journeyEditorTexts);
  const { goneMenu } = useTexts(journeyTexts);
  const { form, channelId } = useEditing();
  const menus = useMenus(channelId).data?.items;
  const usable = (menus ?? []).filter(({ state }) => state !== 'draft');
  const rows = usable.map(({ id, name }) => ({ value: id, label: name }));
  const gone = menus && menuId && !usable.some(({ id }) => id === menuId);
  return (
    <Select
      label={t.label}
      description={t.hint}
      placeholder={t.placeholder}
      data={[
        { value: rulesRow, label: t.rules },
        ...(gone ? [{ value: menuId, label: goneMenu }] : []),
        ...rows,
      ]}
      value={menuId === null ? rulesRow : menuId || null}
      onChange={(value) => value !== null && replaceAt(form, path, value === rulesRow ? null : value)}
      error={errorAt(form, path)}
      allowDeselect={false}
      searchable
      withAsterisk
      nothingFoundMessage={t.none}
      maw={480}
    />
  );
}
