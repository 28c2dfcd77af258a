import type { UseFormReturnType } from '@mantine/form';
import { ApiError, format } from '@tieline/web';
import { useEffect, useEffectEvent } from 'react';
import { useTexts } from './i18n.js';
import { commonTexts, type CommonTexts } from './texts.js';

/** `body.texts.many` of a problem is `texts.many` of the form. */
const formPath = (path: string) => path.replace(/^body\./, '');

/** What the API refused, by the form's own paths and in the reader's language; empty when it names no field. */
export function fieldErrors(error: unknown, t: CommonTexts): Record<string, string> {
  if (!(error instanceof ApiError)) return {};
  const issues = error.problem?.issues ?? [];
  return Object.fromEntries(
    issues.map(({ path, code, values, message }) => {
      // a newer API may know codes that this console has no words for
      const text: string | undefined = t.issues[code];
      return [formPath(path), text ? format(text, values ?? {}) : message];
    }),
  );
}

/** Shows at its fields what the API refused of a form that passed the browser's own check. */
export function useFieldErrors(form: Pick<UseFormReturnType<object>, 'setErrors'>, error: unknown): void {
  const t = useTexts(commonTexts);
  // the form is a new object at every rendering; only a new refusal counts
  const show = useEffectEvent((refusal: unknown) => {
    const errors = fieldErrors(refusal, t);
    if (Object.keys(errors).length > 0) form.setErrors(errors);
  });
  useEffect(() => show(error), [error]);
}
