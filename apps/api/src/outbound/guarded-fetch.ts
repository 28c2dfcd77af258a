import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { isPrivateAddress } from './private-addresses.js';

/** Why a call to an address that staff gave was not made; the code is what gateways tell of a network fault. */
export class OutboundRefused extends TypeError {
  override readonly cause: { code: string };
  constructor(code: 'ERR_NOT_HTTPS' | 'ERR_PRIVATE_ADDRESS') {
    super('outbound call refused');
    this.cause = { code };
  }
}

type Resolve = (host: string) => Promise<string[]>;

const resolveAll: Resolve = async (host) =>
  (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);

/**
 * `fetch` for addresses that staff give: https only, no redirects, and no address of a private network, whatever the
 * name resolves to. A name that is turned to another address between look-up and call meets a server that has no
 * certificate for it. With `allowPrivate` (the operator's choice) http and private networks are open.
 */
export function guardedFetch(
  allowPrivate: boolean,
  resolve: Resolve = resolveAll,
  send = fetch,
): typeof fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (!allowPrivate) {
      if (url.protocol !== 'https:') throw new OutboundRefused('ERR_NOT_HTTPS');
      const host = url.hostname.replace(/^\[|\]$/g, '');
      const addresses = isIP(host) ? [host] : await resolve(host).catch(notFound);
      if (addresses.length === 0 || addresses.some(isPrivateAddress)) {
        throw new OutboundRefused('ERR_PRIVATE_ADDRESS');
      }
    }
    return send(input, { ...init, redirect: 'error' });
  };
}

/** As fetch says it: the fault in the cause. */
function notFound(cause: unknown): never {
  throw new TypeError('fetch failed', { cause });
}
