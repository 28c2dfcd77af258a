import type { Opening } from './liff-sdk.js';

/** What the customer typed; survives a reload so that a resend and 更換號碼 need no typing. */
export type Draft = { raw: string; country: string; phone: string; consentVersion?: string };

type Kept = {
  token: string;
  opening: Opening;
  draft: Draft | null;
  /** the chat answer of this session was sent */
  answered: boolean;
};

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** One session per tab and LIFF app in sessionStorage: gone with the window, never on another device. */
export class SessionStore {
  readonly #key: string;
  readonly #storage: Storage | null;
  #kept: Kept | null = null;

  constructor(liffId: string, storage: Storage | null) {
    this.#key = `tieline:${liffId}`;
    this.#storage = storage;
    this.#kept = this.#read();
  }

  /** Of a reload only: a new opening, and somebody else in the same tab, start afresh. */
  token(opening: Opening): string | null {
    return this.#kept?.opening.mark === opening.mark ? this.#kept.token : null;
  }

  begin(token: string, opening: Opening): void {
    const samePerson = this.#kept?.opening.subject === opening.subject ? this.#kept : null;
    this.#write({ token, opening, draft: samePerson?.draft ?? null, answered: false });
  }

  get draft(): Draft | null {
    return this.#kept?.draft ?? null;
  }

  keepDraft(draft: Draft | null): void {
    if (this.#kept) this.#write({ ...this.#kept, draft });
  }

  get answered(): boolean {
    return this.#kept?.answered ?? false;
  }

  markAnswered(): void {
    if (this.#kept) this.#write({ ...this.#kept, answered: true });
  }

  /** true the first time only */
  once(name: string): boolean {
    try {
      const key = `${this.#key}:${name}`;
      if (!this.#storage || this.#storage.getItem(key)) return false;
      this.#storage.setItem(key, '1');
      return true;
    } catch {
      return false;
    }
  }

  #read(): Kept | null {
    try {
      const value: unknown = JSON.parse(this.#storage?.getItem(this.#key) ?? 'null');
      return isKept(value) ? value : null;
    } catch {
      return null;
    }
  }

  #write(kept: Kept): void {
    this.#kept = kept;
    try {
      this.#storage?.setItem(this.#key, JSON.stringify(kept));
    } catch {
      // storage is full or forbidden: the page works on, a reload starts over
    }
  }
}

function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null) return false;
  const { token, opening } = value as Partial<Kept>;
  return typeof token === 'string' && typeof opening === 'object';
}

export function tabStorage(): Storage | null {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}
