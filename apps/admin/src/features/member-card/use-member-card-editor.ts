import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import type { MemberCardSettings } from '@tieline/contracts';
import { ApiError, format } from '@tieline/web';
import { useState } from 'react';
import { issueResolver } from '../../shared/form-schema.js';
import { useTexts } from '../../shared/i18n.js';
import { commonTexts } from '../../shared/texts.js';
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
  const [base, setBase] = useState(settings);
  const [latest, setLatest] = useState<MemberCardSettings | null>(null);
  const form = useForm<CardDraft>({
    initialValues: toDraft(settings),
    validateInputOnBlur: true,
    validate: issueResolver(draftIssues, common),
  });

  function rebase(next: MemberCardSettings): void {
    setBase(next);
    setLatest(null);
    save.reset();
    form.setInitialValues(toDraft(next));
    form.setValues(toDraft(next));
    form.clearErrors();
  }

  async function fail(error: unknown): Promise<void> {
    if (!(error instanceof ApiError) || error.problem?.code !== 'member_card.settings_changed') return;
    setLatest(await queryClient.fetchQuery({ ...memberCardQuery(channel.id), staleTime: 0 }));
  }

  function submit(version = base.version): void {
    if (form.validate().hasErrors) return onInvalid();
    save.mutate(toInput(form.values, version), {
      onSuccess: (saved) => {
        rebase(saved);
        notifications.show({ color: 'brand', message: format(t.saved, { name: channel.name }) });
      },
      onError: (error) => void fail(error),
    });
  }

  return {
    form,
    dirty: form.isDirty(),
    saving: save.isPending,
    error: latest ? null : save.error,
    latest,
    submit: () => submit(),
    discard: () => form.reset(),
    reload: () => latest && rebase(latest),
    overwrite: () => latest && submit(latest.version),
    closeConflict: () => setLatest(null),
  };
}
