import { LineUserId } from '@tieline/contracts';
import { csvLines, decodeCsv } from '@tieline/shops';

/**
 * LINE user ids of a CSV: those of its first column, or of the one headed `LINE UID` as our own export has it. Each
 * once; what is none is counted, a heading is not. Null when it is no UTF-8.
 */
export function readTagFile(bytes: Buffer): { userIds: string[]; unreadable: number } | null {
  const text = decodeCsv(bytes, 'utf-8');
  if (text === null) return null;
  const userIds = new Set<string>();
  let column = 0;
  let unreadable = 0;
  let first = true;
  for (const { fields } of csvLines(text)) {
    if (fields === null) {
      unreadable += 1;
      continue;
    }
    const headed = fields.findIndex((field) => /^(line[ _]?)?(uid|user ?id)$/i.test(field.trim()));
    const isHeading = first && !fields.some((field) => isUserId(field));
    first = false;
    if (isHeading) {
      column = Math.max(0, headed);
      continue;
    }
    const userId = fields[column]?.trim() ?? '';
    if (isUserId(userId)) userIds.add(userId);
    else unreadable += 1;
  }
  return { userIds: [...userIds], unreadable };
}

function isUserId(field: string): boolean {
  return LineUserId.safeParse(field.trim()).success;
}
