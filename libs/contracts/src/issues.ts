import { z } from 'zod';
import { issueTexts, type IssueCode, type IssueValues } from './dictionary/issues.js';

export const issueCodes = Object.keys(issueTexts.en) as [IssueCode, ...IssueCode[]];

export const FieldIssue = z
  .object({
    /** `body.policy.codeLifetimeSeconds`, `query.cursor` */
    path: z.string(),
    code: z.enum(issueCodes),
    /** fills the blanks of the code's text */
    values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    /** in the caller's language */
    message: z.string(),
  })
  .meta({ id: 'FieldIssue', description: 'One field that was refused.' });
export type FieldIssue = z.infer<typeof FieldIssue>;

/** What is wrong with one field, without words. */
export type IssueNote = { code: IssueCode; values?: IssueValues };

type Issue = z.core.$ZodIssue;

/** Messages that the contracts' own checks carry. */
const ownChecks: Record<string, IssueNote> = {
  'one line': { code: 'one_line' },
  'https, http, line or tel': { code: 'link' },
  'no spaces': { code: 'link' },
  'an https origin': { code: 'origin' },
  'trigger.equal': { code: 'trigger_equal' },
  'shop.missing': { code: 'shop_missing' },
  'code.email': { code: 'code_email' },
  'clicks of an earlier message': { code: 'earlier_message' },
  'too heavy': { code: 'too_heavy' },
  'menu.ratio': { code: 'menu_ratio' },
  'menu.outside': { code: 'menu_outside' },
  'menu.key_twice': { code: 'menu_key_twice' },
};

/** A check of the contracts' own by the message it carries. */
function ownCheck(message: string): IssueNote | undefined {
  const most = /^at most (\d+) characters$/.exec(message)?.[1];
  return most === undefined ? ownChecks[message] : { code: 'too_long', values: { max: Number(most) } };
}

function tooSmall({ origin, minimum }: Extract<Issue, { code: 'too_small' }>): IssueNote {
  const min = Number(minimum);
  if (origin === 'array' || origin === 'set') return { code: 'too_few', values: { min } };
  if (origin !== 'string') return { code: 'too_small', values: { min } };
  return min <= 1 ? { code: 'required' } : { code: 'too_short', values: { min } };
}

function tooBig({ origin, maximum }: Extract<Issue, { code: 'too_big' }>): IssueNote {
  const values = { max: Number(maximum) };
  if (origin === 'array' || origin === 'set') return { code: 'too_many', values };
  return { code: origin === 'string' ? 'too_long' : 'too_big', values };
}

/** zod's issue as a code of ours; zod's own English never reaches a person. */
export function describeIssue(issue: Issue): IssueNote {
  switch (issue.code) {
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'invalid_type':
      return { code: issue.expected === 'int' ? 'integer' : 'required' };
    case 'invalid_format':
      return issue.format === 'email' ? { code: 'email' } : (ownCheck(issue.message) ?? { code: 'format' });
    case 'custom':
      return ownCheck(issue.message) ?? { code: 'format' };
    case 'invalid_union':
    case 'invalid_value':
    case 'unrecognized_keys':
    case 'not_multiple_of':
    case 'invalid_key':
    case 'invalid_element':
      return { code: 'format' };
  }
}
