export type LineErrorDetail = { message: string; property: string };

/** Ends the request with an answer in LINE's form. */
export class LineError extends Error {
  constructor(
    readonly status: number,
    readonly body: Record<string, unknown>,
    readonly headers: Record<string, string> = {},
  ) {
    super(JSON.stringify(body));
  }
}

export const lineMessageError = (status: number, message: string, details?: LineErrorDetail[]): LineError =>
  new LineError(status, details ? { message, details } : { message });

/** OAuth's form, of the login and token addresses. */
export const oauthError = (description: string, error = 'invalid_request'): LineError =>
  new LineError(400, { error, error_description: description });
