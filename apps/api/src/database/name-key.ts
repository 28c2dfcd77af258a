import { createHash } from 'node:crypto';

/** The same name for a reader: width, case and outer space do not count. Stands in a unique key. */
export function nameKeyOf(name: string): string {
  return createHash('sha256').update(name.normalize('NFKC').toLowerCase().trim()).digest('hex');
}
