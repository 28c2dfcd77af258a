import { randomUUID } from 'node:crypto';
import {
  readBody,
  unavailable,
  writeReader,
  writeResult,
  type Reader,
  type ShopAnswer,
  type ShopCalls,
} from '../calls.js';
import type { HttpAnswer } from '../http.js';
import { callingCodeOf, nationalForm } from '../phone.js';
import type { LineLink, ShopWrite } from '../platform.js';
import { bindSignature } from '../signature.js';
import { LookupAnswer, type GenericHttpCredentials, type GenericMember } from './schema.js';

/** `ambiguous`: the shop says that there are several, and shows none. */
export type Found = { kind: 'members'; members: GenericMember[] } | { kind: 'ambiguous' };

const words = { unauthorized: 'the shop refuses the signature', forbidden: 'the shop refuses the call' };

/** Signed calls by our own contract. */
export class GenericHttpClient {
  constructor(
    private readonly credentials: GenericHttpCredentials,
    private readonly calls: ShopCalls,
    private readonly now: () => number,
  ) {}

  lookup(e164: string): Promise<ShopAnswer<Found>> {
    const phone = { e164, national: nationalForm(e164), callingCode: callingCodeOf(e164) };
    return this.call('lookup', { event: 'member.lookup', phone }, read);
  }

  member(memberId: string): Promise<ShopAnswer<Found>> {
    return this.call('member', { event: 'member.member', memberId }, read);
  }

  /** The same `requestId` for every try, so that the system can tell a repetition. */
  async link({ requestId, memberId, lineUserId, messagingChannelId, boundAt }: LineLink): Promise<ShopWrite> {
    const line = { channelId: messagingChannelId, userId: lineUserId };
    const told = { event: 'member.linked', requestId, memberId, line, boundAt };
    return writeResult(
      await this.call(
        'link',
        told,
        writeReader(words, () => ({ kind: 'done' })),
      ),
    );
  }

  private call<T>(
    path: 'lookup' | 'member' | 'link',
    fields: { event: string; requestId?: string; [field: string]: unknown },
    reader: Reader<T>,
  ): Promise<ShopAnswer<T>> {
    const { baseUrl, secret } = this.credentials;
    const now = this.now();
    const requestId = fields.requestId ?? randomUUID();
    const sentAt = new Date(now).toISOString();
    const body = JSON.stringify({ version: 1, sentAt, ...fields, requestId });
    const timestamp = String(Math.floor(now / 1000));
    const headers = {
      'content-type': 'application/json',
      accept: 'application/json',
      'x-bind-timestamp': timestamp,
      'x-bind-request-id': requestId,
      'x-bind-signature': bindSignature(secret, timestamp, body),
    };
    const url = `${baseUrl.replace(/\/+$/, '')}/${path}`;
    return this.calls.ask({ method: 'POST', url, headers, body }, reader);
  }
}

/** 404 counts as nobody only with our body: without it the address is wrong, and nobody would ever be found. */
function read({ status, body }: HttpAnswer): ShopAnswer<Found> {
  if (status === 401) return { kind: 'unauthorized', detail: words.unauthorized };
  if (status === 403) return { kind: 'forbidden', detail: words.forbidden };
  if (status === 409) return { kind: 'ok', value: { kind: 'ambiguous' } };
  if (status !== 200 && status !== 404) return unavailable(`HTTP ${status}`);
  const answer = readBody(body, LookupAnswer);
  if (answer.kind !== 'ok') return status === 404 ? { kind: 'notFound' } : answer;
  return { kind: 'ok', value: { kind: 'members', members: answer.value.members } };
}
