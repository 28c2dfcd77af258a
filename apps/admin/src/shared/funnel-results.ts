import type { FunnelResult } from '@tieline/contracts';

/** The contract's results by name: the contract itself would bring zod into the first view. */
const names: Record<FunnelResult, true> = {
  left: true,
  boundBefore: true,
  badNumber: true,
  notFoundBefore: true,
  shopAwayBefore: true,
  sendLimited: true,
  sendLocked: true,
  prefixBlocked: true,
  noCredit: true,
  dailyCap: true,
  busy: true,
  expired: true,
  undelivered: true,
  wrongCode: true,
  codeDead: true,
  waiting: true,
  unavailable: true,
  many: true,
  notFound: true,
  contested: true,
  alreadyBound: true,
  bound: true,
};

export const funnelResults = Object.keys(names) as FunnelResult[];
