import { triggerTextLimit } from '@tieline/contracts';
import { format } from '@tieline/web';
import type { z } from 'zod';
import type { CommonTexts } from './texts.js';

type Issue = z.core.$ZodIssue;

/** Messages that contracts and forms write into their own checks → our words. */
function ownText(message: string, t: CommonTexts): string | null {
  switch (message) {
    case 'one line':
      return t.issueOneLine;
    case `at most ${triggerTextLimit} characters`:
      return format(t.issueTooLong, { max: triggerTextLimit });
    case 'https, http, line or tel':
    case 'no spaces':
      return t.issueLink;
    case 'trigger.equal':
      return t.issueTriggerEqual;
    case 'shop.missing':
      return t.issueShopMissing;
    default:
      return null;
  }
}

function tooSmall(issue: Extract<Issue, { code: 'too_small' }>, t: CommonTexts): string {
  const min = Number(issue.minimum);
  if (issue.origin === 'string') return min <= 1 ? t.issueRequired : format(t.issueTooShort, { min });
  return issue.origin === 'array' ? format(t.issueTooFew, { min }) : format(t.issueTooSmall, { min });
}

function tooBig(issue: Extract<Issue, { code: 'too_big' }>, t: CommonTexts): string {
  const max = Number(issue.maximum);
  if (issue.origin === 'string') return format(t.issueTooLong, { max });
  return issue.origin === 'array' ? format(t.issueTooMany, { max }) : format(t.issueTooBig, { max });
}

/** One zod issue in the reader's language; never zod's own English. */
export function issueText(issue: Issue, t: CommonTexts): string {
  switch (issue.code) {
    case 'too_small':
      return tooSmall(issue, t);
    case 'too_big':
      return tooBig(issue, t);
    case 'invalid_type':
      return issue.expected === 'int' ? t.issueInteger : t.issueRequired;
    case 'invalid_format':
      return issue.format === 'email' ? t.issueEmail : (ownText(issue.message, t) ?? t.issueFormat);
    case 'custom':
      return ownText(issue.message, t) ?? t.issueFormat;
    case 'invalid_union':
    case 'invalid_value':
    case 'unrecognized_keys':
    case 'not_multiple_of':
    case 'invalid_key':
    case 'invalid_element':
      return t.issueFormat;
  }
}
