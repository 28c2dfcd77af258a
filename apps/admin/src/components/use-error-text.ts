import { ApiError } from '@tieline/web';
import { useTexts } from '../shared/i18n.js';
import { commonTexts } from '../shared/texts.js';

export type ErrorText = {
  title: string;
  detail: string;
  /** only for faults of ours: nobody quotes an id for a wrong password */
  requestId: string | null;
};

/** Title and detail of any failure, in the reader's language (the API has translated its own). */
export function useErrorText() {
  const t = useTexts(commonTexts);
  return (error: unknown): ErrorText => {
    if (error instanceof ApiError) {
      if (error.problem) {
        const { title, detail, requestId, status } = error.problem;
        return { title, detail, requestId: status >= 500 ? requestId : null };
      }
      if (error.kind !== 'problem') {
        return { title: t.offlineTitle, detail: t.offlineText, requestId: null };
      }
    }
    return { title: t.errorTitle, detail: t.errorText, requestId: null };
  };
}
