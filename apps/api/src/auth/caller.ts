import { addressBucket } from '../http/client-address.js';
import type { TielineRequest } from '../http/request-context.js';

/** Where a request comes from: what is counted, and what a person sees of their sessions. */
export type Caller = { address: string; device: string | null; requestId: string };

export function callerOf(request: TielineRequest): Caller {
  const device = request.headers['user-agent']?.slice(0, 200) ?? null;
  return { address: addressBucket(request.ip), device, requestId: request.id };
}
