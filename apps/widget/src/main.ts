import { createApi } from './api.js';
import { localeOf, textsOf } from './texts.js';
import { dismissal } from './visitor.js';
import { Widget } from './widget.js';

/** Whatever goes wrong here, the page is as it would be without the tag. */
async function start(tag: HTMLScriptElement, channel: string): Promise<void> {
  if (dismissal.get()) return;
  const locale = localeOf(tag.dataset['lang']);
  const api = createApi(new URL(tag.src).origin, channel, locale);
  const { look, bound } = await api.visit();
  if (!look || bound) return;
  const setting = { look, api, locale, t: textsOf(locale), memberUrl: tag.dataset['memberUrl'] };
  const show = () => new Widget(setting).show();
  if (document.body) show();
  else document.addEventListener('DOMContentLoaded', show);
}

const tag = document.currentScript;
const channel = tag instanceof HTMLScriptElement ? tag.dataset['channel'] : undefined;
if (tag instanceof HTMLScriptElement && channel && 'adoptedStyleSheets' in Document.prototype) {
  start(tag, channel).catch(() => undefined);
}
