import fc from 'fast-check';
import { decodeText, encodeBig5 } from './big5.js';

const bytesOf = (form: string) =>
  Uint8Array.from(
    [...form.matchAll(/%([0-9A-F]{2})|(.)/gs)].map(([, hex, character = '']) =>
      hex ? parseInt(hex, 16) : character === '+' ? 0x20 : character.charCodeAt(0),
    ),
  );

describe('Big5', () => {
  it('is written as Taiwan’s gateways read it', () => {
    expect(encodeBig5('【您】驗證碼 1&a')).toEqual({
      ok: true,
      value: '%A1i%B1z%A1j%C5%E7%C3%D2%BDX+1%26a',
    });
    expect(encodeBig5('')).toEqual({ ok: true, value: '' });
  });

  it.each(['🙂', '国', 'é', '\u{20000}', '\u00a0'])('has no %s', (character) => {
    expect(encodeBig5(`中${character}文`)).toEqual({ ok: false, character });
  });

  it('gives back every text that it takes, and names a character of each that it does not', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.oneof(
            fc.string({ unit: 'binary', maxLength: 1 }),
            fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCharCode(code)),
          ),
        }),
        (text) => {
          const encoded = encodeBig5(text);
          if (encoded.ok) expect(new TextDecoder('big5').decode(bytesOf(encoded.value))).toBe(text);
          else expect(text).toContain(encoded.character);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is read only where the bytes are not UTF-8', () => {
    expect(decodeText(Uint8Array.of(0xb1, 0x62, 0xb8, 0xb9))).toBe('帳號');
    expect(decodeText(new TextEncoder().encode('帳號 🙂'))).toBe('帳號 🙂');
  });
});
