import { describeIssue } from '@tieline/contracts';
import { format } from '@tieline/web';
import type { z } from 'zod';
import type { CommonTexts } from './texts.js';

/** One zod issue in the reader's language, in the words that the API has for it, too. */
export function issueText(issue: z.core.$ZodIssue, t: CommonTexts): string {
  const { code, values = {} } = describeIssue(issue);
  return format(t.issues[code], values);
}
