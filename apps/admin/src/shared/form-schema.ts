import { schemaResolver, type FormErrors } from '@mantine/form';
import type { z } from 'zod';
import { issueText } from './issue-text.js';
import type { CommonTexts } from './texts.js';

/** Texts for fields whose format needs an example, by path (`liffId`, `email`). */
export type FieldHints = Record<string, string>;

/**
 * Mantine's form validator over zod's issues, with messages from the dictionary. `hints` replace the general
 * "format" message of a field.
 */
export function issueResolver<T>(
  issuesOf: (values: T) => z.core.$ZodIssue[],
  t: CommonTexts,
  hints: FieldHints = {},
): (values: T) => FormErrors {
  const validate = (values: unknown) => {
    const issues = issuesOf(values as T).map((issue) => {
      const hint = issue.code === 'invalid_format' ? hints[issue.path.join('.')] : undefined;
      return { path: issue.path, message: hint ?? issueText(issue, t) };
    });
    return issues.length > 0 ? { issues } : { value: values };
  };
  return schemaResolver({ '~standard': { version: 1, vendor: 'tieline', validate } }, { sync: true });
}

/** A contract as a form's validator. */
export function formSchema(schema: z.ZodType, t: CommonTexts, hints: FieldHints = {}) {
  return issueResolver((values) => schema.safeParse(values).error?.issues ?? [], t, hints);
}
