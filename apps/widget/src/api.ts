import type { BegunTie, TieStatus, WidgetLook } from '@tieline/contracts';
import type { Locale } from './texts.js';
import { visitorId } from './visitor.js';

/** Whoever is not answered by then is told so, and may try again. */
const answerMs = 10_000;

export type Api = {
  visit: () => Promise<{ look: WidgetLook | null; bound: boolean }>;
  begin: (memberToken: string | undefined) => Promise<BegunTie>;
  status: (token: string) => Promise<TieStatus>;
  /** where the same comes as server-sent events */
  eventsOf: (token: string) => string;
};

/** The server answered, and not with what was asked for. */
export class Refused extends Error {
  constructor(readonly status: number) {
    super(String(status));
  }
}

/** Without cookies: nothing of ours is kept by the browser. */
export function createApi(base: string, channel: string, locale: Locale): Api {
  const root = `${base}/api/social-binding/${channel}`;

  async function call<T>(path: string, body?: object): Promise<T> {
    const response = await fetch(root + path, {
      credentials: 'omit',
      signal: AbortSignal.timeout(answerMs),
      ...(body && {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ visitor: visitorId(), page: location.href.slice(0, 2000), ...body }),
      }),
    });
    if (!response.ok) throw new Refused(response.status);
    return response.json() as Promise<T>;
  }

  return {
    visit: () => call('/visits', {}),
    begin: (memberToken) => call('/ties', { locale, ...(memberToken && { memberToken }) }),
    status: (token) => call(`/ties/${token}`),
    eventsOf: (token) => `${root}/ties/${token}/events`,
  };
}
