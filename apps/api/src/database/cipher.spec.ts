import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { Cipher, newToken, tokenHash, type SealPlace } from './cipher.js';

const [oldKey, newKey, indexKey] = [randomBytes(32), randomBytes(32), randomBytes(32)];
const before = new Cipher([{ id: 'k1', key: oldKey }], indexKey);
const rotated = new Cipher(
  [
    { id: 'k2', key: newKey },
    { id: 'k1', key: oldKey },
  ],
  indexKey,
);
const place: SealPlace = { teamId: 't', table: 'contacts', column: 'phone', rowId: 'r' };

describe('sealing', () => {
  it('opens what it sealed, and never looks the same twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const sealed = before.seal(text, place);
        expect(before.open(sealed, place)).toBe(Buffer.from(text).toString());
        expect(before.seal(text, place)).not.toBe(sealed);
      }),
    );
  });

  it('opens the old key’s after a rotation, and seals with the new one', () => {
    expect(rotated.open(before.seal('0912', place), place)).toBe('0912');
    expect(rotated.seal('0912', place)).toMatch(/^k2\./);
    expect(() => before.open(rotated.seal('0912', place), place)).toThrow('no encryption key "k2"');
  });

  it.each(['teamId', 'table', 'column', 'rowId'] as const)(
    'does not open what was moved to another %s',
    (part) => {
      const sealed = before.seal('0912', place);
      expect(() => before.open(sealed, { ...place, [part]: 'other' })).toThrow();
    },
  );

  it('does not open what was changed, cut or swapped', () => {
    const sealed = before.seal('0912345678', place);
    const [kid = '', body = ''] = sealed.split('.');
    const bytes = Buffer.from(body, 'base64url');
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => before.open(`${kid}.${changed.toString('base64url')}`, place)).toThrow();
    }
    for (const text of ['', 'k1', 'k1.', `k1.${bytes.subarray(0, 20).toString('base64url')}`, body]) {
      expect(() => before.open(text, place)).toThrow();
    }
    // a shorter tag is no tag
    expect(() => before.open(`${kid}.${bytes.subarray(0, 16).toString('base64url')}`, place)).toThrow();
  });

  it('needs a key', () => {
    expect(() => new Cipher([], indexKey)).toThrow();
  });
});

describe('blind indexes and keys', () => {
  it('are equal for equal values of one team and purpose only', () => {
    const index = before.index('t', 'phone', '+886912345678');
    expect(index).toMatch(/^[0-9a-f]{64}$/);
    expect(rotated.index('t', 'phone', '+886912345678')).toBe(index);
    expect(before.index('u', 'phone', '+886912345678')).not.toBe(index);
    expect(before.index('t', 'email', '+886912345678')).not.toBe(index);
    expect(
      new Cipher([{ id: 'k1', key: oldKey }], randomBytes(32)).index('t', 'phone', '+886912345678'),
    ).not.toBe(index);
  });

  it('differ by purpose', () => {
    expect(before.deriveKey('a')).toEqual(rotated.deriveKey('a'));
    expect(before.deriveKey('a')).not.toEqual(before.deriveKey('b'));
    expect(before.deriveKey('a')).toHaveLength(32);
  });

  it('tokens are long and their hashes tell nothing', () => {
    const token = newToken();
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(newToken()).not.toBe(token);
    expect(tokenHash(token)).toMatch(/^[0-9a-f]{64}$/);
  });
});
