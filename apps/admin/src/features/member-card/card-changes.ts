import type { CardCode, CardField, MemberCardContent } from '@tieline/contracts';
import type { FieldWords } from '../../components/changes/change-list.js';
import { changesBetween, type Change } from '../../components/changes/changes.js';
import { changeTexts } from '../../components/changes/texts.js';
import { useTexts } from '../../shared/i18n.js';
import { useTags } from '../tags/api/list-tags.js';
import { memberCardTexts } from './texts.js';

/** The fields in which two designs differ, in the order of the designer. */
export const memberCardChanges = (before: MemberCardContent, after: MemberCardContent): Change[] =>
  changesBetween(contentOf(before), contentOf(after));

const contentOf = ({ color, pictureId, code, fields, unbind }: MemberCardContent) => ({
  ...{ color, pictureId, code: { source: code.source, kind: code.kind, withQr: code.withQr } },
  ...{ fields, unbind },
});

/** Labels and values as the designer shows them. */
export function useMemberCardWords(): FieldWords {
  const t = useTexts(memberCardTexts);
  const said = useTexts(changeTexts);
  const tags = useTags().data?.items ?? [];
  const tagNames = new Map(tags.map(({ id, name }) => [id, name]));
  const labels: Record<string, string> = {
    ...{ color: t.color, pictureId: t.picture, fields: t.fields },
    ...{ 'code.source': t.source, 'code.kind': t.kind, 'code.withQr': t.withQr },
    ...{ 'unbind.allowed': t.unbindAllowed, 'unbind.tagIds': t.unbindTags },
  };
  const fieldText = ({ key, label }: CardField) =>
    label ? `${t.fieldNames[key]}「${label}」` : t.fieldNames[key];
  return {
    label: (path) => labels[path] ?? path,
    value: (path, value) => {
      if (typeof value === 'boolean') return value ? said.on : said.off;
      if (path === 'code.source') return t.sources[value as CardCode['source']];
      if (path === 'code.kind') return t.kinds[value as CardCode['kind']];
      if (path === 'fields') return (value as CardField[]).map(fieldText).join(said.comma);
      if (!Array.isArray(value)) return value as string;
      return (value as string[]).map((id) => tagNames.get(id) ?? id).join(said.comma);
    },
  };
}
