/** What the customer typed; survives a reload so that a resend and 更換號碼 need no typing. */
export type Draft = { raw: string; country: string; phone: string; consentVersion?: string };

type Kept = {
  token: string;
  /** LINE user the session belongs to: somebody else in the same tab starts afresh */
  subject: string | null;
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

  token(subject: string | null): string | null {
    return this.#kept && this.#kept.subject === subject ? this.#kept.token : null;
  }

  begin(token: string, subject: string | null): void {
    const same = this.#kept?.subject === subject ? this.#kept : null;
    this.#write({ token, subject, draft: same?.draft ?? null, answered: false });
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
  return typeof value === 'object' && value !== null && typeof (value as Kept).token === 'string';
}

export function tabStorage(): Storage | null {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}
