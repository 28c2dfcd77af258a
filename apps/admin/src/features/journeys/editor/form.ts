import type { UseFormReturnType } from '@mantine/form';
import type { JourneyDraft } from './draft.js';

export type JourneyForm = UseFormReturnType<JourneyDraft>;

/** Puts something else in a place of the form; what was said about the old content goes. */
export function replaceAt(form: JourneyForm, path: string, value: unknown): void {
  const kept = Object.entries(form.errors).filter(([at]) => at !== path && !at.startsWith(`${path}.`));
  form.setFieldValue(path, value);
  form.setErrors(Object.fromEntries(kept));
}

/** What the field at this path is told to be wrong. */
export const errorAt = (form: JourneyForm, path: string) => form.errors[path];
