import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import type { RichMenu } from '@tieline/contracts';
import { ApiError, format } from '@tieline/web';
import { fieldErrors } from '../../../shared/field-errors.js';
import { issueResolver } from '../../../shared/form-schema.js';
import { useTexts } from '../../../shared/i18n.js';
import { commonTexts } from '../../../shared/texts.js';
import { useVersionedForm } from '../../../shared/use-versioned-form.js';
import { menuQuery } from '../api/get-menu.js';
import { useCreateMenu, useSaveMenu } from '../api/save-menu.js';
import { menuTexts } from '../texts.js';
import { menuIssues, toContent, toDraft, toInput, type MenuContent, type MenuDraft } from './menu-draft.js';

type Options = {
  channelId: string;
  /** null: a menu that is not saved yet */
  menu: RichMenu | null;
  initial: MenuContent;
  onCreated: (id: string) => void;
  onInvalid: () => void;
};

/** The form of one menu, and what a save comes to: done, refused by field, overtaken by somebody else. */
export function useMenuEditor({ channelId, menu, initial, onCreated, onInvalid }: Options) {
  const { editor: t } = useTexts(menuTexts);
  const common = useTexts(commonTexts);
  const queryClient = useQueryClient();
  const create = useCreateMenu();
  const save = useSaveMenu(menu?.id ?? '');
  const versioned = useVersionedForm<RichMenu, MenuDraft>({
    saved: menu,
    initial: toDraft(initial),
    toDraft,
    validate: issueResolver(menuIssues, common),
    onRebase: save.reset,
  });
  const { form, base, latest, rebase } = versioned;

  /** Marks what was refused, by the API or at publishing; false: it names no field. */
  function mark(error: unknown): boolean {
    const errors = fieldErrors(error, common);
    form.setErrors(errors);
    if (Object.keys(errors).length > 0) onInvalid();
    return Object.keys(errors).length > 0;
  }

  async function fail(error: unknown): Promise<void> {
    const changed = error instanceof ApiError && error.problem?.code === 'rich_menu.changed';
    if (changed && menu)
      versioned.meet(await queryClient.fetchQuery({ ...menuQuery(menu.id), staleTime: 0 }));
    else mark(error);
  }

  function done(saved: RichMenu): void {
    rebase(saved);
    notifications.show({ color: 'brand', message: format(t.saved, { name: saved.name }) });
  }

  function submit(version = base?.version, next?: () => void): void {
    if (form.validate().hasErrors) return onInvalid();
    const input = toInput(form.values);
    const onError = (error: unknown) => void fail(error);
    if (version === undefined) {
      create.mutate(
        { channelId, ...input },
        {
          onError,
          onSuccess: (saved) => {
            done(saved);
            onCreated(saved.id);
          },
        },
      );
    } else {
      const onSuccess = (saved: RichMenu) => {
        done(saved);
        next?.();
      };
      save.mutate({ ...input, version }, { onSuccess, onError });
    }
  }

  return {
    ...versioned.handles(submit),
    /** does it with what is stored: whatever is not saved yet is saved first */
    withSaved: (next: () => void) => (form.isDirty() ? submit(base?.version, next) : next()),
    mark,
    saving: save.isPending || create.isPending,
    error: latest ? null : (save.error ?? create.error),
    mine: () => toContent(form.values),
  };
}

export type MenuEditing = ReturnType<typeof useMenuEditor>;
