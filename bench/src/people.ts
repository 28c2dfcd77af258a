import { randomBytes, randomInt } from 'node:crypto';

export type Person = { lineUserId: string; phone: string; address: string };

let next = randomInt(1_000_000);

/** Somebody whom no arm has seen: own LINE account, own number 0911-xxx-xxx, own address. */
export function newPerson(): Person {
  next = (next + 1) % 1_000_000;
  const bytes = randomBytes(3);
  return {
    lineUserId: `U${randomBytes(16).toString('hex')}`,
    phone: `0911${String(next).padStart(6, '0')}`,
    address: `10.${bytes.join('.')}`,
  };
}
