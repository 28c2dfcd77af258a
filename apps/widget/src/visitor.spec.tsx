import { TestPage } from './page.test-kit.js';
import { visitorId } from './visitor.js';

const name = 'tieline_visitor';
let page: TestPage;
const storage = window.localStorage;
beforeEach(() => {
  page = new TestPage();
  document.cookie = `${name}=; Max-Age=0`;
});
afterEach(() => {
  Object.defineProperty(window, 'localStorage', { configurable: true, get: () => storage });
  page.close();
});

function forbid(): void {
  const refuse = () => {
    throw new DOMException('forbidden', 'SecurityError');
  };
  Object.defineProperty(window, 'localStorage', { configurable: true, get: refuse });
}

it('is random, and stays', () => {
  const id = visitorId();
  expect(id).toMatch(/^[\w-]{22}$/);
  expect(visitorId()).toBe(id);
  expect(localStorage.getItem(name)).toBe(id);
  expect(document.cookie).not.toContain(name);
});

it.each(['', 'admin', '<script>', 'x'.repeat(500)])('is made anew instead of %j', (kept) => {
  localStorage.setItem(name, kept);
  expect(visitorId()).toMatch(/^[\w-]{22}$/);
});

it('is a cookie of the website where storage is forbidden', () => {
  forbid();
  const id = visitorId();
  expect(document.cookie).toContain(`${name}=${id}`);
  expect(visitorId()).toBe(id);
});

it('is the same as long as the page lives where both are', () => {
  forbid();
  Object.defineProperty(document, 'cookie', { configurable: true, get: () => '', set: () => undefined });
  try {
    expect(visitorId()).toBe(visitorId());
  } finally {
    Reflect.deleteProperty(document, 'cookie');
  }
});
