import { errorStatus, errorTexts, type ErrorCode, type Locale, type Problem } from '@tieline/contracts';

type Extras = Pick<Problem, 'retryAfterSeconds' | 'triesLeft' | 'issues'>;

/** What went wrong, as a code of the contract. Rules throw it; the filter makes problem+json of it. */
export class ProblemError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly extras: Extras = {},
    options?: ErrorOptions,
  ) {
    super(code, options);
    this.name = 'ProblemError';
  }
}

export function problemBody(error: ProblemError, locale: Locale, requestId: string): Problem {
  return {
    type: `urn:tieline:problem:${error.code}`,
    code: error.code,
    status: errorStatus[error.code],
    ...errorTexts[locale][error.code],
    requestId,
    ...error.extras,
  };
}
