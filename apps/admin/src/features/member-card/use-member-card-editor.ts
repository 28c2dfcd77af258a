import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import type { MemberCardSettings } from '@tieline/contracts';
import { ApiError, format } from '@tieline/web';
import { issueResolver } from '../../shared/form-schema.js';
import { useTexts } from '../../shared/i18n.js';
import { commonTexts } from '../../shared/texts.js';
import { useVersionedForm } from '../../shared/use-versioned-form.js';
import { memberCardQuery } from './api/get-member-card.js';
import { useSaveMemberCard } from './api/save-member-card.js';
import { draftIssues, toDraft, toInput, type CardDraft } from './card-draft.js';
import { memberCardTexts } from './texts.js';

type Options = { channel: { id: string; name: string }; settings: MemberCardSettings; onInvalid: () => void };

/** The designer's form, and what a save comes to: done, refused by field, overtaken by somebody else. */
export function useMemberCardEditor({ channel, settings, onInvalid }: Options) {
  const t = useTexts(memberCardTexts);
  const common = useTexts(commonTexts);
  const queryClient = useQueryClient();
  const save = useSaveMemberCard(channel.id);
  const versioned = useVersionedForm<MemberCardSettings, CardDraft>({
    saved: settings,
    initial: toDraft(settings),
    toDraft,
    validate: issueResolver(draftIssues, common),
    onRebase: save.reset,
  });
  const { form, latest } = versioned;

  async function fail(error: unknown): Promise<void> {
    if (!(error instanceof ApiError) || error.problem?.code !== 'member_card.settings_changed') return;
    versioned.meet(await queryClient.fetchQuery({ ...memberCardQuery(channel.id), staleTime: 0 }));
  }

  function submit(version = versioned.base?.version ?? settings.version): void {
    if (form.validate().hasErrors) return onInvalid();
    save.mutate(toInput(form.values, version), {
      onSuccess: (saved) => {
        versioned.rebase(saved);
        notifications.show({ color: 'brand', message: format(t.saved, { name: channel.name }) });
      },
      onError: (error) => void fail(error),
    });
  }

  return {
    ...versioned.handles(submit),
    saving: save.isPending,
    error: latest ? null : save.error,
  };
}
