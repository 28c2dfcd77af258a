import { jest } from '@jest/globals';
import { showsOn, type BegunTie, type PageRule, type TieStatus, type WidgetLook } from '@tieline/contracts';
import { start } from './start.js';

export const channel = '01990000-0000-7000-8000-000000000001';
export const tieline = 'https://tieline.example';
const mark = Symbol.for('tieline.widget');

export const aLook = (changes: Partial<WidgetLook> = {}): WidgetLook => ({
  form: 'button',
  title: '綁定 LINE，不錯過任何優惠',
  shortTitle: '綁定 LINE',
  text: '訂單通知與會員優惠，直接在 LINE 收到。',
  color: '#067a38',
  ink: '#ffffff',
  position: 'bottomRight',
  smallOnPhones: true,
  autoHideSeconds: 0,
  accountName: '晨光選物',
  way: 'link',
  ...changes,
});

export const aLink: BegunTie = {
  watch: 'w'.repeat(43),
  expiresInSeconds: 600,
  way: { kind: 'link', url: 'https://liff.line.me/2000000002-SunRise1/site?t=abc' },
};
export const aCode: BegunTie = { ...aLink, way: { kind: 'code', code: '482913', chatUrl: null } };

type Answer = { status?: number; body?: unknown; text?: string } | 'never' | 'down';

/** Streams that the page opened. */
export class FakeEventSource {
  static readonly opened: FakeEventSource[] = [];
  onmessage: ((event: { data: string }) => void) | null = null;
  onerror: (() => void) | null = null;
  closed = false;

  constructor(readonly url: string) {
    FakeEventSource.opened.push(this);
  }

  says(status: TieStatus['state'] | { raw: string }, lineName: string | null = null): void {
    const data = typeof status === 'string' ? JSON.stringify({ state: status, lineName }) : status.raw;
    this.onmessage?.({ data });
  }

  close(): void {
    this.closed = true;
  }
}

/** A page of a brand's website in jsdom, and the server of Tieline behind it. */
export class TestPage {
  look: WidgetLook | null = aLook();
  rules: PageRule[] = [];
  bound = false;
  readonly answers: Record<string, Answer> = { ties: { status: 201, body: aLink }, status: 'never' };
  readonly asked: { path: string; body: Record<string, unknown> | null; init: RequestInit }[] = [];

  constructor() {
    jest.useFakeTimers();
    history.replaceState(null, '', '/');
    localStorage.clear();
    sessionStorage.clear();
    document.head.replaceChildren();
    document.body.replaceChildren();
    document.documentElement.lang = 'zh-Hant-TW';
    FakeEventSource.opened.length = 0;
    delete (window as unknown as Record<symbol, unknown>)[mark];
    // What jsdom has not.
    Object.defineProperty(Document.prototype, 'adoptedStyleSheets', { configurable: true, value: [] });
    class Sheet {
      replaceSync(): void {}
    }
    Object.assign(window, { CSSStyleSheet: Sheet, EventSource: FakeEventSource, fetch: this.fetch });
  }

  close(): void {
    jest.clearAllTimers();
    jest.useRealTimers();
    jest.restoreAllMocks();
  }

  tag(attributes: Record<string, string> = {}, src = `${tieline}/widget.js`): HTMLScriptElement {
    const tag = document.createElement('script');
    // jsdom runs no scripts here; the address is all that counts
    tag.src = src;
    for (const [name, value] of Object.entries({ 'data-channel': channel, ...attributes }))
      tag.setAttribute(name, value);
    return tag;
  }

  async loads(attributes: Record<string, string> = {}): Promise<void> {
    start(this.tag(attributes));
    await this.passes(0);
  }

  async goes(path: string, wait = 2000): Promise<void> {
    history.pushState(null, '', path);
    await this.passes(wait);
  }

  async passes(ms: number): Promise<void> {
    await jest.advanceTimersByTimeAsync(ms);
  }

  async opens(): Promise<void> {
    this.button(this.look?.shortTitle ?? '')?.click();
    await this.passes(0);
  }

  get hosts(): HTMLElement[] {
    return [...document.body.children].filter((each): each is HTMLElement => each.shadowRoot !== null);
  }

  get shadow(): ShadowRoot | null {
    return this.hosts[0]?.shadowRoot ?? null;
  }

  get panel(): HTMLElement | null {
    const panel = this.shadow?.querySelector<HTMLElement>('[role=dialog]');
    return panel && !panel.hidden ? panel : null;
  }

  get says(): string {
    return this.panel?.querySelector('[role=status]')?.textContent ?? '';
  }

  button(name: string): HTMLButtonElement | undefined {
    const all = [...(this.shadow?.querySelectorAll('button') ?? [])];
    return all.find((each) => (each.getAttribute('aria-label') ?? each.textContent) === name);
  }

  visits(): string[] {
    return this.asked.filter(({ path }) => path === 'visits').map(({ body }) => String(body?.['page']));
  }

  private readonly fetch = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const path = url.replace(`${tieline}/api/social-binding/${channel}/`, '');
    const body = typeof init.body === 'string' ? (JSON.parse(init.body) as Record<string, unknown>) : null;
    this.asked.push({ path, body, init });
    const answer = this.answers[path.startsWith('ties/') ? 'status' : path] ?? this.visit(body);
    if (answer === 'down') throw new TypeError('Failed to fetch');
    if (answer === 'never') return until(init.signal);
    const { status = 200, text = JSON.stringify(answer.body) } = answer;
    return {
      ok: status < 400,
      status,
      text: async () => text,
      json: async () => JSON.parse(text) as unknown,
    } as Response;
  };

  private visit(body: Record<string, unknown> | null): Answer {
    const shown = showsOn({ everywhere: true, pageRules: this.rules }, String(body?.['page']));
    return { body: { look: shown ? this.look : null, bound: this.bound } };
  }
}

function until(signal: AbortSignal | null | undefined): Promise<Response> {
  return new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason as Error));
  });
}
