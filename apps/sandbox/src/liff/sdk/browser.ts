/** The little of a browser that the script uses; tests hand in their own. */
export type Browser = {
  location: {
    readonly href: string;
    readonly hash: string;
    replace(url: string): void;
    assign(url: string): void;
  };
  history: { readonly state: unknown; replaceState(state: unknown, unused: string, url: string): void };
  sessionStorage: {
    getItem(key: string): string | null;
    setItem(key: string, value: string): void;
    removeItem(key: string): void;
  };
  navigator: { readonly userAgent: string; readonly language: string };
  document: {
    readonly currentScript: unknown;
    querySelector(selector: string): unknown;
  };
  parent: { postMessage(message: unknown, targetOrigin: string): void };
  fetch: typeof fetch;
  open(url: string, target: string): unknown;
  close(): void;
  liff?: unknown;
};
