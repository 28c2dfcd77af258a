import { lookup as systemLookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { httpsFetch } from './https-fetch.js';
import { isPrivateAddress } from './private-addresses.js';

/**
 * Why a call to an address that staff gave was not made; the code is what gateways tell of a network fault, `unsent` what
 * they tell a message by that may go elsewhere.
 */
class OutboundRefused extends TypeError {
  override readonly cause: { code: string; unsent: true };
  constructor(code: 'ERR_NOT_HTTPS' | 'ERR_PRIVATE_ADDRESS') {
    super('outbound call refused');
    this.cause = { code, unsent: true };
  }
}

type Resolved = (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void;
/** As Node's own, with `all`. */
export type Resolve = (hostname: string, options: LookupOptions & { all: true }, callback: Resolved) => void;

/**
 * `fetch` for addresses that staff give: https only, no redirects, and no address of a private network. What the name
 * resolves to is judged by the connection itself, so a name that is turned to another address between two look-ups
 * leads nowhere else. With `allowPrivate` (the operator's choice) http and private networks are open.
 */
export function guardedFetch(
  allowPrivate: boolean,
  resolve: Resolve = systemLookup,
  send = fetch,
): typeof fetch {
  if (allowPrivate) return (input, init) => send(input, { ...init, redirect: 'error' });
  const lookup = guardedLookup(resolve);
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.protocol !== 'https:') throw new OutboundRefused('ERR_NOT_HTTPS');
    const host = url.hostname.replace(/^\[|\]$/g, '');
    // An address is not looked up.
    if (isIP(host) && isPrivateAddress(host)) throw new OutboundRefused('ERR_PRIVATE_ADDRESS');
    return httpsFetch(url, init ?? {}, lookup);
  };
}

/** Looks a name up for a connection; one private address among several refuses them all. */
export function guardedLookup(resolve: Resolve): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '');
      const [first] = addresses;
      if (!first || addresses.some(({ address }) => isPrivateAddress(address)))
        return callback(new OutboundRefused('ERR_PRIVATE_ADDRESS'), '');
      if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}
