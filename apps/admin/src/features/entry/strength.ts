import type { passwordLength } from '@tieline/contracts';

/** The contract's own figure, repeated so that these first pages load no schemas; the compiler compares them. */
export const minPasswordLength: (typeof passwordLength)['min'] = 12;

const strongLength = 18;
const manyKinds = 8;

export type Strength = { level: 'short' | 'fair' | 'strong'; missing: number };

/** A hint, not a rule: length counts, as long as it is not one character again and again. */
export function strengthOf(password: string): Strength {
  const missing = Math.max(0, minPasswordLength - password.length);
  if (missing > 0) return { level: 'short', missing };
  const kinds = new Set(password).size;
  return { level: password.length >= strongLength && kinds >= manyKinds ? 'strong' : 'fair', missing };
}
