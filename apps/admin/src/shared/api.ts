import { ApiError, createClient } from '@tieline/web';
import { noteVersion } from './console-version.js';
import { currentLocale } from './i18n.js';

/** The server has answered after 14 s, whatever happens; a shop that staff try may take 10 s of them. */
const timeoutMs = 15_000;

/** The only client of the console: same origin, session cookie, error texts in the reader's language. */
export const api = createClient({ baseUrl: '', locale: currentLocale, onResponse: noteVersion, timeoutMs });

export const isSignedOut = (error: unknown): boolean =>
  error instanceof ApiError && error.problem?.code === 'auth.required';

/** Retrying helps when nobody answered or the server was busy, not when it said no. */
export const isTransient = (error: unknown): boolean =>
  error instanceof ApiError && (error.kind !== 'problem' || (error.status ?? 0) >= 500);
