import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import type { MessageCard, MessageCardInput } from '@tieline/contracts';
import { ApiError, format } from '@tieline/web';
import { issueResolver } from '../../../shared/form-schema.js';
import { useTexts } from '../../../shared/i18n.js';
import { commonTexts } from '../../../shared/texts.js';
import { useVersionedForm } from '../../../shared/use-versioned-form.js';
import { useCreateCard } from '../api/create-card.js';
import { cardQuery } from '../api/get-card.js';
import { useSaveCard } from '../api/save-card.js';
import { cardTexts } from '../texts.js';
import { cardIssues, toDraft, toInput, type CardDraft } from './card-draft.js';

type Options = {
  card: MessageCard | null;
  initial: MessageCardInput;
  onCreated: (id: string) => void;
  onInvalid: () => void;
};

/** The form of one card, and what a save comes to: done, refused by field or by LINE, overtaken by somebody else. */
export function useCardEditor({ card, initial, onCreated, onInvalid }: Options) {
  const t = useTexts(cardTexts);
  const common = useTexts(commonTexts);
  const queryClient = useQueryClient();
  const create = useCreateCard();
  const save = useSaveCard(card?.id ?? '');
  const validate = issueResolver(cardIssues, common);
  const versioned = useVersionedForm<MessageCard, CardDraft>({
    saved: card,
    initial: toDraft(initial),
    toDraft,
    validate,
    onRebase: save.reset,
  });
  const { form, base, latest, rebase } = versioned;

  async function fail(error: unknown): Promise<void> {
    if (!(error instanceof ApiError) || error.problem?.code !== 'card.changed' || !card) return;
    versioned.meet(await queryClient.fetchQuery({ ...cardQuery(card.id), staleTime: 0 }));
  }

  function done(saved: MessageCard): void {
    rebase(saved);
    notifications.show({ color: 'brand', message: format(t.saved, { name: saved.name }) });
  }

  function submit(version = base?.version): void {
    if (form.validate().hasErrors) return onInvalid();
    const input = toInput(form.values);
    if (version === undefined) {
      create.mutate(input, {
        onSuccess: (saved) => {
          done(saved);
          onCreated(saved.id);
        },
      });
    } else {
      save.mutate({ ...input, version }, { onSuccess: done, onError: (error) => void fail(error) });
    }
  }

  return {
    ...versioned.handles(submit),
    saving: save.isPending || create.isPending,
    error: latest ? null : (save.error ?? create.error),
    mine: () => toInput(form.values),
  };
}
