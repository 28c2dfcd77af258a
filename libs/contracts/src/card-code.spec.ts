import { codeTextOf, readableOn } from './card-code.js';

describe('what a code may say', () => {
  it.each([
    ['code128', 'S-10001', 'S-10001'],
    ['code128', '會員1', null],
    ['code39', 'S-10001', 'S-10001'],
    // Code 39 knows no small letters: another number would be read
    ['code39', 's-10001', null],
    ['ean13', '471234567890', '4712345678900'],
    ['ean13', '4712345678900', '4712345678900'],
    ['ean13', '4712345678901', null],
    ['ean13', '0912345678', null],
    ['qr', '會員1', '會員1'],
    ['qr', '  ', null],
    ['code128', null, null],
  ] as const)('%s of %s is %s', (kind, text, said) => {
    expect(codeTextOf(kind, text)).toBe(said);
  });

  it('picks the letters that can be read on a colour', () => {
    expect([readableOn('#06c755'), readableOn('#0b3d2e'), readableOn('#ffffff')]).toEqual([
      '#000000',
      '#ffffff',
      '#000000',
    ]);
  });
});
