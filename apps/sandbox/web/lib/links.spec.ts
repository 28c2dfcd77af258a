import { linkify, safeUri, uriTarget } from './links.js';

const sandbox = 'http://localhost:3100';

describe('links in a chat', () => {
  it('opens http, https, line and tel only', () => {
    for (const uri of ['https://a.tw/', 'http://a.tw/', 'line://app/1-a', 'tel:0900000001'])
      expect(safeUri(uri)).not.toBeNull();
    for (const uri of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'nonsense', ''])
      expect(safeUri(uri)).toBeNull();
  });

  it('cuts a text into parts that put together are the text again', () => {
    const text = '看 https://a.tw/x?y=1，或 tel:0900000001 。javascript:alert(1)';
    const parts = linkify(text);
    expect(parts.map((part) => part.text).join('')).toBe(text);
    expect(parts.filter((part) => part.href).map((part) => part.text)).toEqual([
      'https://a.tw/x?y=1',
      'tel:0900000001',
    ]);
  });

  it('keeps a text without links whole', () => {
    expect(linkify('<img src=x onerror=alert(1)>')).toEqual([
      { text: '<img src=x onerror=alert(1)>', href: null },
    ]);
    expect(linkify('')).toEqual([]);
  });
});

describe('where a tap leads', () => {
  it.each([
    ['http://localhost:3100/liff/2000-Ab/card?from=menu', '2000-Ab', '/card?from=menu'],
    ['https://liff.line.me/2000-Ab', '2000-Ab', ''],
    ['line://app/2000-Ab?x=1', '2000-Ab', '?x=1'],
  ])('%s opens a LIFF app', (uri, liffId, path) => {
    expect(uriTarget(uri, sandbox)).toEqual({ kind: 'liff', liffId, path });
  });

  it("does not take a stranger's /liff/ path for a LIFF app", () => {
    expect(uriTarget('https://evil.example/liff/2000-Ab', sandbox).kind).toBe('tab');
  });

  it('pre-fills the chat for an oaMessage link, also with a broken escape', () => {
    const uri = `${sandbox}/R/oaMessage/%40sunrise/?%E7%B6%81%E5%AE%9A`;
    expect(uriTarget(uri, sandbox)).toEqual({ kind: 'oaMessage', basicId: '@sunrise', text: '綁定' });
    expect(uriTarget('https://line.me/R/oaMessage/@a/?100%', sandbox)).toEqual({
      kind: 'oaMessage',
      basicId: '@a',
      text: '100%',
    });
  });

  it('refuses scripts', () => {
    expect(uriTarget('javascript:alert(1)', sandbox)).toEqual({ kind: 'refused' });
  });
});
