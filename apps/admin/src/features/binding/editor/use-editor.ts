import { notifications } from '@mantine/notifications';
import { hashKey, useQueryClient } from '@tanstack/react-query';
import type { BindingSettings } from '@tieline/contracts';
import { ApiError, format } from '@tieline/web';
import { useEffect, useEffectEvent } from 'react';
import { issueResolver } from '../../../shared/form-schema.js';
import { useTexts } from '../../../shared/i18n.js';
import { commonTexts } from '../../../shared/texts.js';
import { useVersionedForm } from '../../../shared/use-versioned-form.js';
import { bindingSettingsQuery } from '../api/get-binding-settings.js';
import { useSaveBindingSettings } from '../api/save-binding-settings.js';
import {
  draftIssues,
  equalTriggers,
  toContent,
  toDraft,
  toSettingsInput,
  type SettingsDraft,
} from './draft.js';
import { changedTabs } from './changes/changed-tabs.js';
import { formPath, triggerPath } from './form.js';
import { editorTexts } from './texts.js';

type Options = {
  channel: { id: string; name: string };
  settings: BindingSettings;
  /** the form was refused: bring the first of these paths into view */
  onInvalid: (paths: string[]) => void;
};

/** The editor's form and its three ends of a save: done, refused by field, overtaken by somebody else. */
export function useEditor({ channel, settings, onInvalid }: Options) {
  const t = useTexts(editorTexts);
  const common = useTexts(commonTexts);
  const queryClient = useQueryClient();
  const save = useSaveBindingSettings(channel.id);
  const validate = issueResolver(draftIssues, common);
  const versioned = useVersionedForm<BindingSettings, SettingsDraft>({
    saved: settings,
    initial: toDraft(settings),
    toDraft,
    validate,
    onRebase: save.reset,
  });
  const { form, latest, rebase } = versioned;
  const base = versioned.base ?? settings;
  const dirty = form.isDirty();

  // somebody else's save reaches an untouched form at once; a touched one meets it at its own save
  const follow = useEffectEvent((next: BindingSettings | undefined) => {
    if (next && !dirty && next.version !== base.version) rebase(next);
  });
  useEffect(() => {
    const { queryKey } = bindingSettingsQuery(channel.id);
    return queryClient.getQueryCache().subscribe(({ type, query }) => {
      if (type !== 'updated' || query.queryHash !== hashKey(queryKey)) return;
      follow(queryClient.getQueryData(queryKey));
    });
  }, [channel.id, queryClient]);

  function refuse(errors: Record<string, string>): void {
    form.setErrors(errors);
    onInvalid(Object.keys(errors));
  }

  async function fail(error: unknown): Promise<void> {
    if (!(error instanceof ApiError)) return;
    if (error.problem?.code === 'binding.settings_changed') {
      const now = await queryClient.fetchQuery({ ...bindingSettingsQuery(channel.id), staleTime: 0 });
      // only switched on or off meanwhile: nothing of the form is in question
      if (changedTabs(base, now).length === 0 && now.version > base.version) submit(now.version);
      else versioned.meet(now);
    } else if (error.problem?.code === 'binding.trigger_texts_equal') {
      const equal = equalTriggers(form.values).map((name) => [triggerPath(name), common.issueTriggerEqual]);
      refuse(Object.fromEntries(equal) as Record<string, string>);
    } else if (error.problem?.issues) {
      refuse(Object.fromEntries(error.problem.issues.map(({ path }) => [formPath(path), issueWords(path)])));
    }
  }

  /** The API names fields in words for developers; here they are the form's own. */
  const issueWords = (path: string) =>
    formPath(path) === 'shopConnectionId' ? common.issueShopMissing : common.issueFormat;

  function submit(version = base.version): void {
    const { hasErrors, errors } = form.validate();
    if (hasErrors) return onInvalid(Object.keys(errors));
    save.mutate(toSettingsInput(form.values, version), {
      onSuccess: (saved) => {
        rebase(saved);
        notifications.show({ color: 'brand', message: format(t.saved, { name: channel.name }) });
      },
      onError: (error) => void fail(error),
    });
  }

  return {
    ...versioned.handles(submit),
    mine: () => toContent(form.values),
    saving: save.isPending,
    error: latest ? null : save.error,
    discard: () => rebase(queryClient.getQueryData(bindingSettingsQuery(channel.id).queryKey) ?? base),
  };
}
