import { onNewAddress } from './address.js';
import { createApi } from './api.js';
import { localeOf, textsOf } from './texts.js';
import { dismissal } from './visitor.js';
import { Widget } from './widget.js';

/** One button a page, however often the tag stands on it. */
const mark = Symbol.for('tieline.widget');

/** Whatever goes wrong here, the page is as it would be without the tag. */
export function start(tag: unknown): void {
  const page = window as unknown as Record<symbol, unknown>;
  const channel = tag instanceof HTMLScriptElement ? tag.dataset['channel']?.trim() : undefined;
  if (!(tag instanceof HTMLScriptElement) || !channel || mark in page) return;
  if (!('adoptedStyleSheets' in Document.prototype)) return;
  page[mark] = true;
  const visit = visitsOf(tag, channel);
  void visit();
  onNewAddress(() => void visit());
}

function visitsOf(tag: HTMLScriptElement, channel: string): () => Promise<void> {
  const locale = localeOf(tag.dataset['lang']);
  const api = createApi(new URL(tag.src).origin, channel, locale);
  const texts = { locale, t: textsOf(locale), memberUrl: tag.dataset['memberUrl'] };
  let closed = dismissal.get();
  const dismissed = () => {
    closed = true;
    dismissal.set();
  };
  let widget: Widget | undefined;
  return async () => {
    try {
      if (closed || widget?.isInUse) return;
      const here = location.href;
      const { look, bound } = await api.visit();
      await bodyReady();
      // The page has gone on meanwhile, or its visitor has begun.
      if (here !== location.href || widget?.isInUse || closed) return;
      if (!look || bound) {
        widget?.remove();
        widget = undefined;
      } else if (!widget?.isThere) {
        widget = new Widget({ look, api, ...texts, dismissed });
        widget.show();
      }
    } catch {
      // without Tieline the page is complete
    }
  };
}

async function bodyReady(): Promise<void> {
  if (document.body) return;
  await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }));
}
