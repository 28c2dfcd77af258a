import type { BegunTie, WidgetLook } from '@tieline/contracts';
import type { Api } from './api.js';
import { el } from './dom.js';
import { memberToken } from './member-token.js';
import { contentOf, type Step } from './steps.js';
import { sheetFor } from './style.js';
import type { Locale, Texts } from './texts.js';
import { isOver, watchTie } from './watch-tie.js';

type Setting = {
  look: WidgetLook;
  api: Api;
  t: Texts;
  locale: Locale;
  memberUrl: string | undefined;
  dismissed: () => void;
};

const isPhone = (): boolean => /Mobi|Android|iPhone/i.test(navigator.userAgent);

/** The button and its panel, above the page and outside of its layout. */
export class Widget {
  readonly #host = document.createElement('div');
  readonly #panel: HTMLElement;
  readonly #pill: HTMLElement;
  readonly #heading: HTMLElement;
  readonly #body = el('div', { role: 'status' });
  #stopWatching: () => void = () => undefined;
  #hiding: number | undefined;
  #begun = false;
  /** counts ways that were begun: one that was left tells nothing any more */
  #turn = 0;
  #bound = false;

  constructor(private readonly setting: Setting) {
    const { look, t, locale } = setting;
    const close = (onclick: EventListener) =>
      el('button', { type: 'button', class: 'x', 'aria-label': t.close, onclick }, '✕');
    this.#heading = el('h2', { id: 'title', tabindex: '-1' }, look.title);
    this.#panel = el(
      'div',
      { class: 'panel', role: 'dialog', 'aria-labelledby': 'title', hidden: true },
      el(
        'div',
        { class: 'head' },
        this.#heading,
        close(() => this.#closePanel()),
      ),
      this.#body,
    );
    const open = el(
      'button',
      { type: 'button', class: 'main', 'aria-haspopup': 'dialog', onclick: () => void this.#open() },
      look.shortTitle,
    );
    this.#pill = el(
      'div',
      { class: 'pill' },
      open,
      close(() => this.#dismiss()),
    );
    const shadow = this.#host.attachShadow({ mode: 'open' });
    shadow.adoptedStyleSheets = [sheetFor(look)];
    shadow.append(el('aside', { 'aria-label': t.region, lang: locale }, this.#pill, this.#panel));
    shadow.addEventListener('keydown', (event) => {
      if ((event as KeyboardEvent).key === 'Escape' && !this.#panel.hidden) this.#closePanel();
    });
    // whoever is about to use it keeps it
    for (const type of ['pointerenter', 'focusin']) this.#host.addEventListener(type, () => this.#stay());
  }

  show(): void {
    const { form, smallOnPhones, autoHideSeconds } = this.setting.look;
    document.body.append(this.#host);
    if (form === 'popup' && !(smallOnPhones && isPhone())) {
      this.#show({ name: 'begin' });
      this.#swap(this.#panel);
    }
    if (autoHideSeconds > 0)
      this.#hiding = window.setTimeout(() => this.#host.remove(), autoHideSeconds * 1000);
  }

  /** Single-page sites sweep the body clean. */
  get isThere(): boolean {
    return this.#host.isConnected;
  }

  /** Somebody is on the way, or reads how it ended. */
  get isInUse(): boolean {
    return this.isThere && this.#begun && !this.#panel.hidden;
  }

  remove(): void {
    this.#stopWatching();
    this.#stay();
    this.#host.remove();
  }

  async #open(): Promise<void> {
    this.#stay();
    this.#swap(this.#panel);
    this.#heading.focus();
    await this.#begin();
  }

  #closePanel(): void {
    this.#stopWatching();
    this.#begun = false;
    this.#turn += 1;
    if (this.#bound) return this.remove();
    if (this.setting.look.form === 'popup') return this.#dismiss();
    this.#swap(this.#pill);
    this.#pill.querySelector('button')?.focus();
  }

  #dismiss(): void {
    this.setting.dismissed();
    this.remove();
  }

  #stay(): void {
    clearTimeout(this.#hiding);
  }

  #swap(shown: HTMLElement): void {
    this.#pill.hidden = shown !== this.#pill;
    this.#panel.hidden = shown !== this.#panel;
  }

  #show(step: Step): void {
    const { look, t } = this.setting;
    const focused = this.#body.contains(this.#host.shadowRoot?.activeElement ?? null);
    const begin = () => void this.#begin();
    const context = { t, text: look.text, account: look.accountName, phone: isPhone(), begin };
    this.#body.replaceChildren(...contentOf(step, context));
    // the button that was pressed is gone: the focus does not fall out of the panel
    if (focused) this.#heading.focus();
  }

  async #begin(): Promise<void> {
    const { api, memberUrl } = this.setting;
    this.#stopWatching();
    this.#begun = true;
    const turn = (this.#turn += 1);
    this.#show({ name: 'working' });
    try {
      const tie = await api.begin(await memberToken(memberUrl));
      if (turn === this.#turn) this.#watch(tie);
    } catch {
      if (turn === this.#turn) this.#show({ name: 'failed' });
    }
  }

  #watch(tie: BegunTie): void {
    const { api } = this.setting;
    this.#show({ name: 'way', tie, opened: false });
    const watched = {
      events: api.eventsOf(tie.watch),
      ask: () => api.status(tie.watch),
      lifetimeMs: tie.expiresInSeconds * 1000,
    };
    let opened = false;
    this.#stopWatching = watchTie(watched, (status) => {
      this.#bound = status.state === 'bound';
      if (isOver(status)) this.#show({ name: 'over', status });
      else if (status.state === 'opened' && !opened)
        this.#show({ name: 'way', tie, opened: (opened = true) });
    });
  }
}
