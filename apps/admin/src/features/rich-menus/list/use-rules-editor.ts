import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import type { RichMenuRuleSet } from '@tieline/contracts';
import { ApiError } from '@tieline/web';
import { fieldErrors } from '../../../shared/field-errors.js';
import { issueResolver } from '../../../shared/form-schema.js';
import { useTexts } from '../../../shared/i18n.js';
import { commonTexts } from '../../../shared/texts.js';
import { useVersionedForm } from '../../../shared/use-versioned-form.js';
import { menuRulesQuery, useSaveMenuRules } from '../api/menu-rules.js';
import { menuTexts } from '../texts.js';
import { rulesDraft, rulesIssues, toRules, type RulesDraft } from './rule-draft.js';

type Options = { channelId: string; rules: RichMenuRuleSet; onInvalid: () => void };

/** Who sees what in one channel, and what a save comes to: done, refused by field, overtaken by somebody else. */
export function useRulesEditor({ channelId, rules, onInvalid }: Options) {
  const { rules: t } = useTexts(menuTexts);
  const common = useTexts(commonTexts);
  const queryClient = useQueryClient();
  const save = useSaveMenuRules(channelId);
  const versioned = useVersionedForm<RichMenuRuleSet, RulesDraft>({
    saved: rules,
    initial: rulesDraft(rules),
    toDraft: rulesDraft,
    validate: issueResolver(rulesIssues, common),
    onRebase: save.reset,
  });
  const { form, latest } = versioned;

  async function fail(error: unknown): Promise<void> {
    if (!(error instanceof ApiError)) return;
    if (error.problem?.code === 'rich_menu.rules_changed') {
      versioned.meet(await queryClient.fetchQuery({ ...menuRulesQuery(channelId), staleTime: 0 }));
    } else form.setErrors(fieldErrors(error, common));
  }

  function submit(version = versioned.base?.version ?? rules.version): void {
    if (form.validate().hasErrors) return onInvalid();
    save.mutate(
      { ...toRules(form.values), version },
      {
        onSuccess: (saved) => {
          versioned.rebase(saved.rules);
          notifications.show({ color: 'brand', message: saved.job ? t.savedRunning : t.saved });
        },
        onError: (error) => void fail(error),
      },
    );
  }

  return {
    ...versioned.handles(submit),
    saving: save.isPending,
    error: latest ? null : save.error,
  };
}
