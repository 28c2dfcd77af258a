/** The part of LINE's SDK (v2) that the page uses. LINE's script, or the sandbox's stand-in, sets `window.liff`. */
export type LiffSdk = {
  init: (config: { liffId: string }) => Promise<void>;
  isInClient: () => boolean;
  isLoggedIn: () => boolean;
  login: (config?: { redirectUri?: string }) => void;
  logout: () => void;
  getIDToken: () => string | null;
  getAccessToken?: () => string | null;
  getContext: () => { type: string; scope?: string[] } | null;
  getAppLanguage?: () => string;
  sendMessages: (messages: { type: 'text'; text: string }[]) => Promise<void>;
  closeWindow: () => void;
};

declare global {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- only an interface merges with the DOM's
  interface Window {
    liff?: LiffSdk;
  }
}

/** Thrown for anything that goes wrong between the page and LINE's script. */
export class LiffSdkError extends Error {
  override readonly name = 'LiffSdkError';
  constructor(readonly reason: 'sdk' | 'clock') {
    super(reason);
  }
}

const patienceMs = 15_000;

/** Adds the script once; a second call after a failure adds it again. */
export function loadLiffSdk(url: string): Promise<LiffSdk> {
  if (window.liff) return Promise.resolve(window.liff);
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    const fail = () => {
      clearTimeout(timer);
      script.remove();
      reject(new LiffSdkError('sdk'));
    };
    const timer = setTimeout(fail, patienceMs);
    script.src = url;
    script.onerror = fail;
    script.onload = () => {
      clearTimeout(timer);
      if (window.liff) resolve(window.liff);
      else fail();
    };
    document.head.append(script);
  });
}

/** INVALID_ID_TOKEN during init nearly always is a wrong clock on the phone: the SDK checks `exp` against it. */
export async function initLiff(sdk: LiffSdk, liffId: string): Promise<void> {
  try {
    await sdk.init({ liffId });
  } catch (error) {
    const code = (error as { code?: unknown } | null)?.code;
    throw new LiffSdkError(code === 'INVALID_ID_TOKEN' ? 'clock' : 'sdk');
  }
}

/** Tells a reload from a new opening, and one person from another in the same tab. Proves nothing. */
export type Opening = { subject: string | null; mark: string | null };

/** LINE gives every opening an ID token of its own; the end of its signature tells them apart. */
export function openingOf(idToken: string | null): Opening {
  return { subject: subjectOf(idToken), mark: idToken?.slice(-24) ?? null };
}

function subjectOf(idToken: string | null): string | null {
  const payload = idToken?.split('.')[1];
  if (!payload) return null;
  try {
    const claims = JSON.parse(atob(payload.replace(/-/g, '+').replace(/_/g, '/'))) as { sub?: unknown };
    return typeof claims.sub === 'string' ? claims.sub : null;
  } catch {
    return null;
  }
}
