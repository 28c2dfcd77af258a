/** What the customer typed; survives a reload so that a resend and 更換號碼 need no typing. */
export type Draft = {
  raw: string;
  country: string;
  phone: string;
  consentVersion?: string;
};
type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>;
/** One session per tab and LIFF app in sessionStorage: gone with the window, never on another device. */
export declare class SessionStore {
  #private;
  constructor(liffId: string, storage: Storage | null);
  token(subject: string | null): string | null;
  begin(token: string, subject: string | null): void;
  get draft(): Draft | null;
  keepDraft(draft: Draft | null): void;
  get answered(): boolean;
  markAnswered(): void;
  /** true the first time only */
  once(name: string): boolean;
}
export declare function tabStorage(): Storage | null;
export {};
