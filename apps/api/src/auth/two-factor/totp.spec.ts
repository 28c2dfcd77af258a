import { base32, codeOfStep, matchingStep, otpauthUrl, stepAt } from './totp.js';

const secret = Buffer.from('12345678901234567890');

describe('TOTP', () => {
  // RFC 6238, appendix B, the SHA-1 rows
  it.each([
    [59, '94287082'],
    [1111111109, '07081804'],
    [1111111111, '14050471'],
    [1234567890, '89005924'],
    [2000000000, '69279037'],
    [20000000000, '65353130'],
  ])('at %d s is %s', (seconds, code) => {
    expect(codeOfStep(secret, stepAt(seconds * 1000), 8)).toBe(code);
  });

  // RFC 4226, appendix D
  it('is HOTP below', () => {
    const codes = Array.from({ length: 10 }, (_, counter) => codeOfStep(secret, counter));
    expect(codes.join(' ')).toBe('755224 287082 359152 969429 338314 254676 287922 162583 399871 520489');
  });

  it('takes a code of the step before and after, not farther', () => {
    const now = 1_800_000_000_000;
    const step = stepAt(now);
    const found = [-2, -1, 0, 1, 2].map((off) => matchingStep(secret, codeOfStep(secret, step + off), now));
    expect(found).toEqual([null, step - 1, step, step + 1, null]);
    expect(matchingStep(secret, '1234567', now)).toBeNull();
  });

  // RFC 4648, section 10
  it.each([
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ])('writes %j in base32 as %j', (text, encoded) => {
    expect(base32(Buffer.from(text))).toBe(encoded);
  });

  it('names itself in the app', () => {
    expect(otpauthUrl('MZXW6', 'a+b@shop.example')).toBe(
      'otpauth://totp/Tieline:a%2Bb%40shop.example?secret=MZXW6&issuer=Tieline&algorithm=SHA1&digits=6&period=30',
    );
  });
});
