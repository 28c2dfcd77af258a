import { ApiError, createClient } from '@tieline/web';
import { noteVersion } from './console-version.js';
import { currentLocale } from './i18n.js';

/** The only client of the console: same origin, session cookie, error texts in the reader's language. */
export const api = createClient({ baseUrl: '', locale: currentLocale, onResponse: noteVersion });

export const isSignedOut = (error: unknown): boolean =>
  error instanceof ApiError && error.problem?.code === 'auth.required';

/** Retrying helps when nobody answered or the server was busy, not when it said no. */
export const isTransient = (error: unknown): boolean =>
  error instanceof ApiError && (error.kind !== 'problem' || (error.status ?? 0) >= 500);
