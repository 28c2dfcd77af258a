import type { Problem } from '@tieline/contracts';

/** `problem`: the API answered with a status of 400 or more; the other two never reached an answer. */
export type ApiFailure = 'problem' | 'network' | 'timeout';

/** The one error a call throws, besides the caller's own abort. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly kind: ApiFailure;
  /** null when nothing readable came back, e.g. a proxy's HTML page */
  readonly problem: Problem | null;
  /** HTTP status; null without an answer */
  readonly status: number | null;

  constructor(
    kind: ApiFailure,
    details: { problem?: Problem | null; status?: number; cause?: unknown } = {},
  ) {
    super(details.problem?.code ?? kind, { cause: details.cause });
    this.kind = kind;
    this.problem = details.problem ?? null;
    this.status = details.status ?? null;
  }
}

/** Enough of RFC 9457 to be shown. Checked by hand: a schema library would cost more than the whole client. */
export function isProblem(value: unknown): value is Problem {
  if (typeof value !== 'object' || value === null) return false;
  const { code, title, detail, requestId } = value as Record<string, unknown>;
  return [code, title, detail, requestId].every((part) => typeof part === 'string');
}
