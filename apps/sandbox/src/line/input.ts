import type { z } from 'zod';
import type { LineErrorDetail } from './line-error.js';
import { lineMessageError } from './line-error.js';

/** messages[0].text, as LINE names properties. */
function propertyOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((name, part) => {
    if (typeof part === 'number') return `${name}[${part}]`;
    return name ? `${name}.${String(part)}` : String(part);
  }, '');
}

function lineDetails(error: z.ZodError): LineErrorDetail[] {
  return error.issues.map((issue) => ({ message: issue.message, property: propertyOf(issue.path) }));
}

/** The body by LINE's rules, else 400 with LINE's details. */
export function lineInput<T extends z.ZodType>(schema: T, body: unknown): z.infer<T> {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const details = lineDetails(read.error);
  throw lineMessageError(400, `The request body has ${details.length} error(s)`, details);
}
