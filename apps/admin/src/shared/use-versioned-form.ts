import { useForm, type UseFormInput, type UseFormReturnType } from '@mantine/form';
import { useState } from 'react';

type Options<Saved, Draft extends object> = {
  /** null: nothing is saved yet */
  saved: Saved | null;
  initial: Draft;
  toDraft: (saved: Saved) => Draft;
  validate: NonNullable<UseFormInput<Draft>['validate']>;
};

type VersionedForm<Saved, Draft extends object> = {
  form: UseFormReturnType<Draft>;
  /** what the form began with */
  base: Saved | null;
  /** what somebody else saved meanwhile; null: no conflict */
  latest: Saved | null;
  meet: (latest: Saved | null) => void;
  /** begins anew with what is stored */
  rebase: (next: Saved) => void;
};

/** A form over something that others may save at the same time. */
export function useVersionedForm<Saved, Draft extends object>({
  saved,
  initial,
  toDraft,
  validate,
}: Options<Saved, Draft>): VersionedForm<Saved, Draft> {
  const [base, setBase] = useState(saved);
  const [latest, meet] = useState<Saved | null>(null);
  const form = useForm<Draft>({ initialValues: initial, validateInputOnBlur: true, validate });

  function rebase(next: Saved): void {
    const draft = toDraft(next);
    setBase(() => next);
    meet(null);
    form.setInitialValues(draft);
    form.setValues(draft);
    form.clearErrors();
  }

  return { form, base, latest, meet, rebase };
}
