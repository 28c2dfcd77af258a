import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import type { SocialBindingSettings } from '@tieline/contracts';
import { ApiError, format } from '@tieline/web';
import { issueResolver } from '../../shared/form-schema.js';
import { useTexts } from '../../shared/i18n.js';
import { commonTexts } from '../../shared/texts.js';
import { useVersionedForm } from '../../shared/use-versioned-form.js';
import { websiteQuery } from './api/get-website.js';
import { useSaveWebsite } from './api/save-website.js';
import { websiteTexts } from './texts.js';
import { draftIssues, toDraft, toInput, type WebsiteDraft } from './website-draft.js';

type Options = { settings: SocialBindingSettings; onInvalid: () => void };

/** The form, and what a save comes to: done, refused by field, overtaken by somebody else. */
export function useWebsiteEditor({ settings, onInvalid }: Options) {
  const { channelId, channelName } = settings;
  const t = useTexts(websiteTexts);
  const common = useTexts(commonTexts);
  const queryClient = useQueryClient();
  const save = useSaveWebsite(channelId);
  const versioned = useVersionedForm<SocialBindingSettings, WebsiteDraft>({
    saved: settings,
    initial: toDraft(settings),
    toDraft,
    validate: issueResolver(draftIssues, common),
    onRebase: save.reset,
  });
  const { form, latest } = versioned;

  async function fail(error: unknown): Promise<void> {
    if (!(error instanceof ApiError) || error.problem?.code !== 'social.settings_changed') return;
    versioned.meet(await queryClient.fetchQuery({ ...websiteQuery(channelId), staleTime: 0 }));
  }

  function submit(version = versioned.base?.version ?? settings.version): void {
    if (form.validate().hasErrors) return onInvalid();
    save.mutate(toInput(form.values, version), {
      onSuccess: (saved) => {
        versioned.rebase(saved);
        notifications.show({ color: 'brand', message: format(t.saved, { name: channelName }) });
      },
      onError: (error) => void fail(error),
    });
  }

  return { ...versioned.handles(submit), saving: save.isPending, error: latest ? null : save.error };
}
