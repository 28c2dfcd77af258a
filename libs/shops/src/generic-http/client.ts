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
import type { LineLink, LineUnlink, ShopUnlink, ShopWrite } from '../platform.js';
import { bindSignature } from '../signature.js';
import { LookupAnswer, type GenericHttpCredentials, type GenericMember } from './schema.js';

/** `ambiguous`: the shop says that there are several, and shows none. */
export type Found = { kind: 'members'; members: GenericMember[] } | { kind: 'ambiguous' };

type Fields = { event: string; requestId?: string; [field: string]: unknown };

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
  async link(link: LineLink): Promise<ShopWrite> {
    return writeResult(await this.call('link', { event: 'member.linked', ...told(link) }, readWrite));
  }

  async unlink(unlink: LineUnlink): Promise<ShopUnlink> {
    const notice = { event: 'member.unlinked', ...told(unlink), unboundAt: unlink.unboundAt };
    return writeResult(await this.call('unlink', notice, readUnlink));
  }

  private call<T>(
    path: 'lookup' | 'member' | 'link' | 'unlink',
    fields: Fields,
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

function told({ requestId, memberId, lineUserId, messagingChannelId, boundAt }: LineLink) {
  return { requestId, memberId, line: { channelId: messagingChannelId, userId: lineUserId }, boundAt };
}

const readWrite = writeReader(words, () => ({ kind: 'done' }));

/** What a system answers that was built before there was /unlink, or that does not know the member. */
const takesNone = new Set([404, 405, 501]);

function readUnlink(answer: HttpAnswer): ShopAnswer<ShopUnlink> {
  if (!takesNone.has(answer.status)) return readWrite(answer);
  return { kind: 'ok', value: { kind: 'notTaken', detail: `HTTP ${answer.status}` } };
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
