import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import type { Journey } from '@tieline/contracts';
import { ApiError, format } from '@tieline/web';
import { useState } from 'react';
import { issueResolver } from '../../../shared/form-schema.js';
import { useTexts } from '../../../shared/i18n.js';
import { commonTexts } from '../../../shared/texts.js';
import { useVersionedForm } from '../../../shared/use-versioned-form.js';
import { useCreateJourney } from '../api/create-journey.js';
import { journeyQuery } from '../api/get-journey.js';
import { useSaveJourney } from '../api/save-journey.js';
import { journeyIssues, toDraft, toInput, type JourneyDraft } from './draft.js';
import { refusedFields } from './refused-fields.js';
import { journeyEditorTexts } from './texts.js';

type Options = {
  journey: Journey | null;
  /** of a journey that is made here */
  channelId: string;
  initial: JourneyDraft;
  onCreated: (id: string) => void;
  onInvalid: () => void;
};

/** The form of one journey, and what a save comes to: done, refused by field, overtaken by somebody else. */
export function useJourneyEditor({ journey, channelId, initial, onCreated, onInvalid }: Options) {
  const t = useTexts(journeyEditorTexts);
  const common = useTexts(commonTexts);
  const queryClient = useQueryClient();
  const create = useCreateJourney();
  const save = useSaveJourney(journey?.id ?? '');
  const [refusal, setRefusal] = useState<unknown>(null);
  const versioned = useVersionedForm<Journey, JourneyDraft>({
    saved: journey,
    initial,
    toDraft,
    validate: issueResolver(journeyIssues, common),
    onRebase: () => setRefusal(null),
  });
  const { form, base, latest, rebase } = versioned;

  /** Said above the form and at the steps that it is about. */
  function refuse(error: unknown): void {
    setRefusal(error);
    form.setErrors(refusedFields(error, form.values.steps, common));
    onInvalid();
  }

  async function fail(error: unknown): Promise<void> {
    if (!(error instanceof ApiError) || error.problem?.code !== 'journey.changed' || !journey) {
      return refuse(error);
    }
    versioned.meet(await queryClient.fetchQuery({ ...journeyQuery(journey.id), staleTime: 0 }));
  }

  function done(saved: Journey): void {
    rebase(saved);
    const message = format(saved.state === 'draft' ? t.savedDraft : t.saved, { name: saved.name });
    notifications.show({ color: 'brand', message });
  }

  function submit(version = base?.version): void {
    setRefusal(null);
    if (form.validate().hasErrors) return onInvalid();
    const input = toInput(form.values);
    if (version === undefined) {
      create.mutate(
        { ...input, channelId },
        {
          onSuccess: (saved) => {
            done(saved);
            onCreated(saved.id);
          },
          onError: refuse,
        },
      );
    } else {
      save.mutate({ ...input, version }, { onSuccess: done, onError: (error) => void fail(error) });
    }
  }

  return {
    ...versioned.handles(submit),
    saving: save.isPending || create.isPending,
    error: latest ? null : refusal,
    refuse,
  };
}
