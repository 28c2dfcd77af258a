import { randomBytes } from 'node:crypto';
import { codeOf, isRightCode, newSeed } from './otp-code.js';

const key = Buffer.alloc(32, 7);
const binding = { challengeId: 'c', channelId: 'ch', lineUserId: 'U1', phoneIndex: 'p' };

describe('codeOf', () => {
  it('draws six digits, the same for the same challenge', () => {
    const seed = newSeed();
    expect(codeOf(key, seed, binding)).toMatch(/^\d{6}$/);
    expect(codeOf(key, seed, binding)).toBe(codeOf(key, seed, { ...binding }));
  });

  it('draws another for anything that differs', () => {
    const seed = newSeed();
    const right = codeOf(key, seed, binding);
    const others = [
      ...Array.from({ length: 20 }, () => codeOf(randomBytes(32), seed, binding)),
      ...Array.from({ length: 20 }, () => codeOf(key, newSeed(), binding)),
      ...Object.keys(binding).map((field) => codeOf(key, seed, { ...binding, [field]: 'x' })),
    ];
    expect(others.filter((code) => code === right).length).toBeLessThanOrEqual(1);
  });

  it('spreads over all codes, with leading zeros', () => {
    const count = 20_000;
    const codes = Array.from({ length: count }, () => codeOf(key, newSeed(), binding));
    expect(codes.every((code) => code.length === 6)).toBe(true);
    const byDigit = Array.from(
      { length: 10 },
      (_none, digit) => codes.filter((code) => code.startsWith(String(digit))).length,
    );
    // chi square with 9 degrees of freedom: above 90 once in 10^15 runs; without leading zeros it is 2,000
    const chi = byDigit.reduce((sum, seen) => sum + (seen - count / 10) ** 2 / (count / 10), 0);
    expect(chi).toBeLessThan(90);
  });
});

describe('isRightCode', () => {
  it.each([
    ['123456', true],
    ['123457', false],
    ['12345', false],
    ['1234567', false],
    ['', false],
    ['１２３４５６', false],
  ])('%j against 123456: %s', (given, right) => {
    expect(isRightCode('123456', given)).toBe(right);
  });
});
