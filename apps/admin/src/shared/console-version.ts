import { createFlag } from './flag.js';

/** Another console than the one in this tab is served by now. */
export const outdated = createFlag();

let served: string | null = null;

/** The API says with every answer which console it serves; the first answer speaks for this tab. */
export function noteVersion(response: Response): void {
  const version = response.headers.get('x-console-version');
  if (!version) return;
  served ??= version;
  if (version !== served && !outdated.isRaised()) outdated.raise();
}

/** A page's script that is gone from the server was replaced by a newer one. */
export function noteMissingScripts(): void {
  window.addEventListener('vite:preloadError', outdated.raise);
}
