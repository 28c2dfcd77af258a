import { randomUUID } from 'node:crypto';
import { readBody, unavailable, type ShopAnswer, type ShopCalls } from '../calls.js';
import type { HttpAnswer } from '../http.js';
import { callingCodeOf, nationalForm } from '../phone.js';
import { bindSignature } from '../signature.js';
import { LookupAnswer, type GenericHttpCredentials, type GenericMember } from './schema.js';

/** `ambiguous`: the shop says that there are several, and shows none. */
export type Found = { kind: 'members'; members: GenericMember[] } | { kind: 'ambiguous' };

/** Signed calls by our own contract. */
export class GenericHttpClient {
  constructor(
    private readonly credentials: GenericHttpCredentials,
    private readonly calls: ShopCalls,
    private readonly now: () => number,
  ) {}

  lookup(e164: string): Promise<ShopAnswer<Found>> {
    const phone = { e164, national: nationalForm(e164), callingCode: callingCodeOf(e164) };
    return this.call('lookup', { phone });
  }

  member(memberId: string): Promise<ShopAnswer<Found>> {
    return this.call('member', { memberId });
  }

  private call(name: 'lookup' | 'member', fields: Record<string, unknown>): Promise<ShopAnswer<Found>> {
    const { baseUrl, secret } = this.credentials;
    const now = this.now();
    const requestId = randomUUID();
    const sentAt = new Date(now).toISOString();
    const body = JSON.stringify({ event: `member.${name}`, version: 1, requestId, sentAt, ...fields });
    const timestamp = String(Math.floor(now / 1000));
    const headers = {
      'content-type': 'application/json',
      accept: 'application/json',
      'x-bind-timestamp': timestamp,
      'x-bind-request-id': requestId,
      'x-bind-signature': bindSignature(secret, timestamp, body),
    };
    const url = `${baseUrl.replace(/\/+$/, '')}/${name}`;
    return this.calls.ask({ method: 'POST', url, headers, body }, read);
  }
}

/** 404 counts as nobody only with our body: without it the address is wrong, and nobody would ever be found. */
function read({ status, body }: HttpAnswer): ShopAnswer<Found> {
  if (status === 401) return { kind: 'unauthorized', detail: 'the shop refuses the signature' };
  if (status === 403) return { kind: 'forbidden', detail: 'the shop refuses the call' };
  if (status === 409) return { kind: 'ok', value: { kind: 'ambiguous' } };
  if (status !== 200 && status !== 404) return unavailable(`HTTP ${status}`);
  const answer = readBody(body, LookupAnswer);
  if (answer.kind !== 'ok') return status === 404 ? { kind: 'notFound' } : answer;
  return { kind: 'ok', value: { kind: 'members', members: answer.value.members } };
}
