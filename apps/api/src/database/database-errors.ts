import { QueryFailedError } from 'typeorm';

function driverError(error: unknown): { code?: unknown; errno?: unknown; message?: unknown } | null {
  if (!(error instanceof QueryFailedError)) return null;
  return error.driverError as { code?: unknown; errno?: unknown; message?: unknown };
}

/** A unique key was broken, on either engine. */
export function isDuplicateKey(error: unknown): boolean {
  const cause = driverError(error);
  if (!cause) return false;
  return (
    cause.code === 'ER_DUP_ENTRY' ||
    cause.code === 'SQLITE_CONSTRAINT_UNIQUE' ||
    cause.code === 'SQLITE_CONSTRAINT_PRIMARYKEY'
  );
}

/** The database refused or failed a statement, for whatever reason. */
export function isDatabaseFault(error: unknown): boolean {
  return error instanceof QueryFailedError;
}

/** Deadlock, lock wait, snapshot conflict, busy file: the whole unit may be tried again. */
export function isRetryable(error: unknown): boolean {
  if (error instanceof ConflictingWrite) return true;
  const cause = driverError(error);
  if (!cause) return false;
  return cause.errno === 1213 || cause.errno === 1205 || cause.errno === 1020 || cause.code === 'SQLITE_BUSY';
}

/** Why a unit runs again, in a word: for counting. */
export function retryCause(error: unknown): string {
  if (error instanceof ConflictingWrite) return 'conflict';
  const { errno, code } = driverError(error) ?? {};
  if (errno === 1213) return 'deadlock';
  if (errno === 1205) return 'lock_wait';
  if (errno === 1020) return 'snapshot';
  return code === 'SQLITE_BUSY' ? 'busy' : 'other';
}

/** The row changed between reading and writing it: read again, decide again. */
export class ConflictingWrite extends Error {
  constructor(what: string) {
    super(`${what} changed meanwhile`);
    this.name = 'ConflictingWrite';
  }
}

const connectionCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  // A container that is not running has no name, either.
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'PROTOCOL_CONNECTION_LOST',
  'ER_CON_COUNT_ERROR',
  'ER_SERVER_SHUTDOWN',
  'PROTOCOL_SEQUENCE_TIMEOUT',
]);

/** The database is out of reach: answer 503, not 500. */
export function isDatabaseUnavailable(error: unknown): boolean {
  const code = (driverError(error) ?? (error as { code?: unknown } | null))?.code;
  return typeof code === 'string' && connectionCodes.has(code);
}
