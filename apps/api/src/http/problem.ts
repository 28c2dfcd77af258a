import {
  errorStatus,
  errorTexts,
  issueMessage,
  type ErrorCode,
  type FieldIssue,
  type IssueNote,
  type Locale,
  type Problem,
} from '@tieline/contracts';

/** One refused field; its words are added in the caller's language. */
export type Issue = IssueNote & { path: string };

type Extras = Pick<Problem, 'retryAfterSeconds' | 'triesLeft'> & { issues?: readonly Issue[] };

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
  const { issues, ...extras } = error.extras;
  return {
    type: `urn:tieline:problem:${error.code}`,
    code: error.code,
    status: errorStatus[error.code],
    ...errorTexts[locale][error.code],
    requestId,
    ...extras,
    ...(issues && { issues: issues.map((issue) => worded(issue, locale)) }),
  };
}

function worded({ path, code, values }: Issue, locale: Locale): FieldIssue {
  return { path, code, ...(values && { values }), message: issueMessage(locale, code, values) };
}
