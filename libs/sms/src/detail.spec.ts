import fc from 'fast-check';
import { maskOf } from './detail.js';
import { taiwanForm } from './phone.js';

describe('maskOf', () => {
  it('hides secrets, numbers and codes, and keeps the words', () => {
    const mask = maskOf(['pass', 'password', undefined, '']);
    expect(mask('帳號 password\r\n0912345678 錯誤 204815 ok\u202e 123')).toBe(
      '帳號 *** **** 錯誤 **** ok 123',
    );
  });

  it('lets no secret through, and is one short line', () => {
    const word = fc
      .string({ unit: 'grapheme-ascii', minLength: 4, maxLength: 30 })
      .filter((text) => !/[*\s]/.test(text));
    fc.assert(
      fc.property(word, fc.string(), fc.string(), (secret, before, after) => {
        const shown = maskOf([secret])(before + secret + after);
        expect(shown).not.toContain(secret);
        expect(shown).not.toMatch(/[\r\n]/);
        expect(shown.length).toBeLessThanOrEqual(160);
      }),
    );
  });
});

describe('taiwanForm', () => {
  it.each([
    ['+886912345678', '0912345678'],
    ['+85251234567', '85251234567'],
    ['+6581234567', '6581234567'],
  ])('writes %s as %s', (e164, written) => expect(taiwanForm(e164)).toBe(written));
});
