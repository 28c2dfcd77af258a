import { useForm, type UseFormInput, type UseFormReturnType } from '@mantine/form';
import { useState } from 'react';

type Options<Saved, Draft extends object> = {
  /** null: nothing is saved yet */
  saved: Saved | null;
  initial: Draft;
  toDraft: (saved: Saved) => Draft;
  validate: NonNullable<UseFormInput<Draft>['validate']>;
  /** what a refused save left behind is forgotten */
  onRebase: () => void;
};

type Submit = (version?: number) => void;

type VersionedForm<Saved, Draft extends object> = {
  form: UseFormReturnType<Draft>;
  /** what the form began with */
  base: Saved | null;
  /** what somebody else saved meanwhile; null: no conflict */
  latest: Saved | null;
  meet: (latest: Saved | null) => void;
  /** begins anew with what is stored */
  rebase: (next: Saved) => void;
  /** what an editor's form and conflict dialog are given; `submit` saves over the version that it is told */
  handles: (submit: Submit) => EditorHandles<Saved, Draft>;
};

type EditorHandles<Saved, Draft extends object> = {
  form: UseFormReturnType<Draft>;
  dirty: boolean;
  latest: Saved | null;
  submit: () => void;
  discard: () => void;
  reload: () => void;
  overwrite: () => void;
  closeConflict: () => void;
};

/** A form over something that others may save at the same time. */
export function useVersionedForm<Saved extends { version: number }, Draft extends object>({
  saved,
  initial,
  toDraft,
  validate,
  onRebase,
}: Options<Saved, Draft>): VersionedForm<Saved, Draft> {
  const [base, setBase] = useState(saved);
  const [latest, meet] = useState<Saved | null>(null);
  const form = useForm<Draft>({ initialValues: initial, validateInputOnBlur: true, validate });

  function rebase(next: Saved): void {
    const draft = toDraft(next);
    setBase(next);
    meet(null);
    onRebase();
    form.setInitialValues(draft);
    form.setValues(draft);
    form.clearErrors();
  }

  const handles = (submit: Submit) => ({
    form,
    dirty: form.isDirty(),
    latest,
    submit: () => submit(),
    discard: () => form.reset(),
    reload: () => latest && rebase(latest),
    overwrite: () => latest && submit(latest.version),
    closeConflict: () => meet(null),
  });

  return { form, base, latest, meet, rebase, handles };
}
