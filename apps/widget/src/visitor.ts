const name = 'tieline_visitor';
const shape = /^[\w-]{22}$/;
const yearSeconds = 31_536_000;

let ofThisPage: string | undefined;

function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    // storage is full, or the browser forbids it to this page
    return null;
  }
}

function fresh(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=/g, '');
}

/**
 * This browser's random id, in the website's own storage, so that blocked third-party cookies change nothing: local
 * storage, and a cookie of the website where that is not allowed: of this very host, so that no neighbour's subdomain
 * can write one that it knows. Both forbidden, it lives as long as the page.
 */
export function visitorId(): string {
  const kept = attempt(() => localStorage.getItem(name));
  if (kept && shape.test(kept)) return kept;
  const cookieName = location.protocol === 'https:' ? `__Host-${name}` : name;
  const cookie = attempt(() => new RegExp(`(?:^|; )${cookieName}=([^;]*)`).exec(document.cookie)?.[1]);
  const id = cookie && shape.test(cookie) ? cookie : (ofThisPage ??= fresh());
  const stored = attempt(() => {
    localStorage.setItem(name, id);
    return true;
  });
  if (!stored) {
    const secure = location.protocol === 'https:' ? '; Secure' : '';
    attempt(() => {
      document.cookie = `${cookieName}=${id}; Path=/; Max-Age=${yearSeconds}; SameSite=Lax${secure}`;
    });
  }
  return id;
}

/** Closed by the visitor: stays closed in this tab. */
export const dismissal = {
  get: (): boolean => attempt(() => sessionStorage.getItem('tieline_closed')) === '1',
  set: (): void => void attempt(() => sessionStorage.setItem('tieline_closed', '1')),
};
