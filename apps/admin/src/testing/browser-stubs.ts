import { TextEncoder } from 'node:util';
import { deserialize, serialize } from 'node:v8';

/** What Mantine and the contracts ask of a browser and jsdom does not have. Import it first in a spec. */
class NoObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

const mediaList = (media: string): MediaQueryList => ({
  media,
  matches: false,
  onchange: null,
  addListener: () => undefined,
  removeListener: () => undefined,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
  dispatchEvent: () => false,
});

Object.assign(window, { matchMedia: mediaList, ResizeObserver: NoObserver, scrollTo: () => undefined });
/** The router asks `instanceof Response` of whatever was thrown. */
class NoResponse {}

const structuredClone = (value: unknown): unknown => deserialize(serialize(value));
Object.assign(globalThis, { ResizeObserver: NoObserver, Response: NoResponse, TextEncoder, structuredClone });
window.HTMLElement.prototype.scrollIntoView = () => undefined;
Object.assign(document, {
  fonts: { addEventListener: () => undefined, removeEventListener: () => undefined },
});
localStorage.setItem('tieline.locale', 'zh-TW');

export {};
