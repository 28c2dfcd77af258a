import { RichMenuRules, type RichMenuAudience, type RichMenuRule } from '@tieline/contracts';
import type { UseFormReturnType } from '@mantine/form';
import type { z } from 'zod';
import { newAreaKey } from '../editor/menu-draft.js';

/** A rule as it is edited: tags are kept while the kind changes. */
export type RuleDraft = {
  key: string;
  menuId: string;
  audience: { kind: RichMenuAudience['kind']; tagIds: string[] };
};
/** Paths equal those of `RichMenuRules`, so issues find their field. */
export type RulesDraft = { rules: RuleDraft[]; defaultMenuId: string | null };
export type RulesForm = UseFormReturnType<RulesDraft>;

export const needsTags = (kind: RichMenuAudience['kind']): kind is 'tagsAny' | 'tagsAll' =>
  kind === 'tagsAny' || kind === 'tagsAll';

export const newRule = (menuId: string): RuleDraft => ({
  key: newAreaKey(),
  menuId,
  audience: { kind: 'bound', tagIds: [] },
});

export const rulesDraft = ({ rules, defaultMenuId }: RichMenuRules): RulesDraft => ({
  defaultMenuId,
  rules: rules.map(({ menuId, audience }) => ({
    ...newRule(menuId),
    audience: { kind: audience.kind, tagIds: 'tagIds' in audience ? audience.tagIds : [] },
  })),
});

const toRule = ({ menuId, audience: { kind, tagIds } }: RuleDraft): RichMenuRule => ({
  menuId,
  audience: needsTags(kind) ? { kind, tagIds } : { kind },
});

/** The draft in the shape of the contract; it need not be valid yet. */
export const toRules = ({ rules, defaultMenuId }: RulesDraft): RichMenuRules => ({
  rules: rules.map(toRule),
  defaultMenuId,
});

export const rulesIssues = (draft: RulesDraft): z.core.$ZodIssue[] =>
  RichMenuRules.safeParse(toRules(draft)).error?.issues ?? [];

/** What can be asked about; null: a menu or tags are missing yet. */
export const completeRules = (draft: RulesDraft): RichMenuRules | null =>
  RichMenuRules.safeParse(toRules(draft)).data ?? null;
