import type { BegunTie, TieStatus, WidgetLook } from '@tieline/contracts';
import type { Locale } from './texts.js';
import { visitorId } from './visitor.js';

const pollMs = 3000;

export type Api = {
  visit: () => Promise<{ look: WidgetLook | null; bound: boolean }>;
  begin: (memberToken: string | undefined) => Promise<BegunTie>;
  /** Tells every change until it is over; returns how to stop. */
  watch: (token: string, told: (status: TieStatus) => void) => () => void;
};

export const isOver = ({ state }: TieStatus): boolean => state !== 'waiting' && state !== 'opened';

/** Without cookies: nothing of ours is kept by the browser. */
export function createApi(base: string, channel: string, locale: Locale): Api {
  const root = `${base}/api/social-binding/${channel}`;

  async function call<T>(path: string, body?: object): Promise<T> {
    const response = await fetch(root + path, {
      credentials: 'omit',
      ...(body && {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ visitor: visitorId(), page: location.href.slice(0, 2000), ...body }),
      }),
    });
    if (!response.ok) throw new Error(String(response.status));
    return response.json() as Promise<T>;
  }

  function watch(token: string, told: (status: TieStatus) => void): () => void {
    const path = `/ties/${token}`;
    let stopped = false;
    let timer: number | undefined;
    const stop = () => {
      stopped = true;
      source?.close();
      clearTimeout(timer);
    };
    const tell = (status: TieStatus) => {
      if (stopped) return;
      told(status);
      if (isOver(status)) stop();
    };
    const poll = () => {
      if (stopped) return;
      call<TieStatus>(path)
        .then(tell, () => undefined)
        .finally(() => {
          timer = window.setTimeout(poll, pollMs);
        });
    };
    const source = 'EventSource' in window ? new EventSource(`${root}${path}/events`) : null;
    if (!source) poll();
    else {
      source.onmessage = ({ data }) => tell(JSON.parse(String(data)) as TieStatus);
      source.onerror = () => {
        // a proxy that lets no stream through, or a server that has too many
        source.close();
        poll();
      };
    }
    return stop;
  }

  return {
    visit: () => call('/visits', {}),
    begin: (memberToken) => call('/ties', { locale, ...(memberToken && { memberToken }) }),
    watch,
  };
}

/** From the website's own server, with its own cookies; nobody is signed in, or it can not say: undefined. */
export async function memberToken(url: string | undefined): Promise<string | undefined> {
  if (!url) return undefined;
  try {
    const { origin } = new URL(url, location.href);
    // a token is for the website itself to hand out
    if (origin !== location.origin) return undefined;
    const response = await fetch(url, { credentials: 'same-origin', cache: 'no-store' });
    const text = response.ok ? (await response.text()).trim() : '';
    return text || undefined;
  } catch {
    return undefined;
  }
}
