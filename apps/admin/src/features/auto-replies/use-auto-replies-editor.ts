import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import type { AutoReplies } from '@tieline/contracts';
import { ApiError, format } from '@tieline/web';
import { issueResolver } from '../../shared/form-schema.js';
import { useTexts } from '../../shared/i18n.js';
import { commonTexts } from '../../shared/texts.js';
import { useVersionedForm } from '../../shared/use-versioned-form.js';
import { autoRepliesQuery } from './api/get-auto-replies.js';
import { useSaveAutoReplies } from './api/save-auto-replies.js';
import { draftIssues, toDraft, toRules, type RulesDraft } from './rule-draft.js';
import { autoReplyTexts } from './texts.js';

/** The form over a channel's rules, and what a save comes to: done, refused by field, overtaken by somebody else. */
export function useAutoRepliesEditor(replies: AutoReplies, onInvalid: (paths: string[]) => void) {
  const t = useTexts(autoReplyTexts);
  const common = useTexts(commonTexts);
  const queryClient = useQueryClient();
  const { channelId, channelName } = replies;
  const save = useSaveAutoReplies(channelId);
  const versioned = useVersionedForm<AutoReplies, RulesDraft>({
    saved: replies,
    initial: toDraft(replies),
    toDraft,
    validate: issueResolver(draftIssues, common),
    onRebase: save.reset,
  });
  const { form, latest } = versioned;

  async function fail(error: unknown): Promise<void> {
    if (!(error instanceof ApiError) || error.problem?.code !== 'auto_replies.changed') return;
    versioned.meet(await queryClient.fetchQuery({ ...autoRepliesQuery(channelId), staleTime: 0 }));
  }

  function submit(version = versioned.base?.version ?? replies.version): void {
    const { hasErrors, errors } = form.validate();
    if (hasErrors) return onInvalid(Object.keys(errors));
    save.mutate(
      { version, rules: toRules(form.values) },
      {
        onSuccess: (saved) => {
          versioned.rebase(saved);
          notifications.show({ color: 'brand', message: format(t.saved, { name: channelName }) });
        },
        onError: (error) => void fail(error),
      },
    );
  }

  return { ...versioned.handles(submit), saving: save.isPending, error: latest ? null : save.error };
}
