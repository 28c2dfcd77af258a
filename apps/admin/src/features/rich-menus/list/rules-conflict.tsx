import type { RichMenu, RichMenuRules, RichMenuRuleSet } from '@tieline/contracts';
import type { FieldWords } from '../../../components/changes/change-list.js';
import { changesBetween } from '../../../components/changes/changes.js';
import { ConflictDialog, type ConflictWays } from '../../../components/changes/conflict-dialog.js';
import { changeTexts } from '../../../components/changes/texts.js';
import { useTexts } from '../../../shared/i18n.js';
import { useSession } from '../../session/api/get-session.js';
import { useTags } from '../../tags/api/list-tags.js';
import { menuTexts } from '../texts.js';

type Props = {
  /** what stands in the form */
  mine: RichMenuRules;
  latest: RichMenuRuleSet;
  menus: readonly RichMenu[];
  editor: ConflictWays;
};

export function RulesConflict({ mine, latest, menus, editor }: Props) {
  const { conflictTitle } = useTexts(menuTexts).rules;
  const { timeZone } = useSession().team;
  const words = useRuleWords(menus);
  const changes = changesBetween(contentOf(latest), contentOf(mine));
  return <ConflictDialog title={conflictTitle} {...{ latest, changes, words, timeZone, editor }} />;
}

const contentOf = ({ rules, defaultMenuId }: RichMenuRules) => ({ rules, defaultMenuId });

function useRuleWords(menus: readonly RichMenu[]): FieldWords {
  const { rules: t } = useTexts(menuTexts);
  const said = useTexts(changeTexts);
  const tags = useTags().data?.items ?? [];
  const names = new Map([...menus, ...tags].map(({ id, name }) => [id, name]));
  const nameOf = (id: string) => names.get(id) ?? id;
  const ruleText = ({ menuId, audience }: RichMenuRules['rules'][number], index: number) => {
    const who = 'tagIds' in audience ? audience.tagIds.map(nameOf).join(said.comma) : '';
    return `${index + 1}. ${nameOf(menuId)} ← ${t.kinds[audience.kind]} ${who}`.trimEnd();
  };
  return {
    label: (path) => (path === 'rules' ? t.order : t.byDefault),
    value: (path, value) =>
      path === 'rules' ? (value as RichMenuRules['rules']).map(ruleText).join('\n') : nameOf(value as string),
  };
}
