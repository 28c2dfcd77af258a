import { barsOf, barsPath, modulePixels } from './bars.js';

describe('barcodes', () => {
  it.each([
    // start 11, digits in pairs, check 11, stop 13: the denser set is taken for numbers
    ['code128', '0912345678', 90],
    ['code128', 'S-10001', 101],
    ['code39', 'S-10001', 144],
    ['ean13', '4712345678900', 95],
  ] as const)('%s of %s is so wide', (kind, text, modules) => {
    expect(barsOf(kind, text)).toMatch(new RegExp(`^1[01]{${modules - 1}}$`));
  });

  it('says nothing in a kind that can not say it', () => {
    expect(barsOf('ean13', '0912345678')).toBeNull();
    expect(barsOf('code128', '會員')).toBeNull();
  });

  it('draws runs with a quiet zone on either side', () => {
    expect(barsPath('1101', 5)).toEqual({ width: 24, path: 'M10 0h2v5h-2zM13 0h1v5h-1z' });
  });

  it('takes whole pixels of the screen for a module', () => {
    expect(modulePixels(296, 110, 1)).toBe(2);
    expect(modulePixels(296, 110, 3)).toBe(8 / 3);
    expect(modulePixels(50, 110, 1)).toBe(1);
  });
});
