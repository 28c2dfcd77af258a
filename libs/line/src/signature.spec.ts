import { readFileSync } from 'node:fs';
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { verifySignature } from './signature.js';

type Vector = { name: string; secret: string; body: string; signature: string; expect: boolean };
const vectors = JSON.parse(
  readFileSync(new URL('../fixtures/signature-vectors.json', import.meta.url), 'utf8'),
) as Vector[];

const sign = (body: string | Uint8Array, secret: string) =>
  createHmac('sha256', secret).update(body).digest('base64');

describe('verifySignature', () => {
  it.each(vectors)('$name: $expect', async ({ secret, body, signature, expect: expected }) => {
    expect(await verifySignature(Buffer.from(body), signature, [secret])).toBe(expected);
  });

  it('refuses a missing header', async () => {
    expect(await verifySignature(Buffer.from('{}'), undefined, ['secret'])).toBe(false);
  });

  it('takes one spelling only: unused bits of base64 must be zero', async () => {
    const body = Buffer.from('{}');
    const signature = sign(body, 's');
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
    const respelled = `${signature.slice(0, 42)}${alphabet[alphabet.indexOf(signature[42]!) + 1]}=`;
    expect(Buffer.from(respelled, 'base64')).toEqual(Buffer.from(signature, 'base64'));
    expect(await verifySignature(body, respelled, ['s'])).toBe(false);
  });

  it('takes either secret during a rotation, and none when there is none', async () => {
    const body = Buffer.from('{"events":[]}');
    expect(await verifySignature(body, sign(body, 'old'), ['new', 'old'])).toBe(true);
    expect(await verifySignature(body, sign(body, 'old'), ['new'])).toBe(false);
    expect(await verifySignature(body, sign(body, 'old'), [])).toBe(false);
  });

  it.each(['', ' ', '\n'])('never verifies by a blank secret (%j)', async (blank) => {
    const body = Buffer.from('{}');
    expect(await verifySignature(body, sign(body, blank), [blank])).toBe(false);
  });

  it('looks only at its own part of a larger buffer', async () => {
    const large = new TextEncoder().encode('xx{"events":[]}yy');
    expect(await verifySignature(large.subarray(2, 15), sign('{"events":[]}', 's'), ['s'])).toBe(true);
  });

  it('takes any bytes with their own signature and no other', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array(), fc.uint8Array(), async (body, other) => {
        expect(await verifySignature(body, sign(body, 'key'), ['key'])).toBe(true);
        const same = Buffer.compare(body, other) === 0;
        expect(await verifySignature(other, sign(body, 'key'), ['key'])).toBe(same);
      }),
    );
  });
});
