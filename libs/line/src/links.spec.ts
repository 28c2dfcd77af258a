import { liffUrl, prefilledChatUrl } from './links.js';

describe('links', () => {
  it('opens a chat with the words typed in', () => {
    expect(prefilledChatUrl('https://line.me/R', '@sunrise', '綁定 100%?')).toBe(
      'https://line.me/R/oaMessage/%40sunrise/?%E7%B6%81%E5%AE%9A%20100%25%3F',
    );
    expect(prefilledChatUrl('http://localhost:3100/R/', 'sunrise', 'a')).toBe(
      'http://localhost:3100/R/oaMessage/%40sunrise/?a',
    );
  });

  it('writes LIFF addresses', () => {
    expect(liffUrl('https://liff.line.me/', '1234567890-AbcdEfgh')).toBe(
      'https://liff.line.me/1234567890-AbcdEfgh',
    );
    expect(liffUrl('https://liff.line.me', '1234567890-AbcdEfgh', 'card?x=1')).toBe(
      'https://liff.line.me/1234567890-AbcdEfgh/card?x=1',
    );
  });
});
