import type { Person } from './people.js';

const first = { cyberbiz: 23_300_000, shopify: 7_000_000_000, easystore: 5_500_000 } as const;

/** A shop's own id of a person; each begins elsewhere, so that nobody mistakes them for the people's numbers. */
export const memberIds = {
  cyberbiz: ({ n }: Person): number => first.cyberbiz + n,
  shopify: ({ n }: Person): number => first.shopify + n,
  easystore: ({ n }: Person): number => first.easystore + n,
};

export function personNumber(shop: keyof typeof first, id: string): number {
  return Number(id) - first[shop];
}
