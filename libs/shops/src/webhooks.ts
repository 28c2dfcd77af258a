import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Label } from './define-platform.js';

/** A call of the shop's own as it came. Header names are lower-case. */
export type ShopWebhookRequest = {
  headers: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string>>;
  body: Buffer;
};

/** What a shop says by itself: a hint, whose member is read again before anything is believed. */
export type ShopEvent = {
  /** `other`: nothing that a binding hangs on */
  kind: 'changed' | 'deleted' | 'merged' | 'other';
  /** null where the shop names nobody; of a merge the member that is gone */
  memberId: string | null;
  /** the same event sent again has the same; 64 characters */
  eventId: string;
};

/** How a shop system calls us when a member changes. */
export type ShopWebhook = {
  /** field of the credentials form that holds the secret of the signatures */
  secretField: string;
  /** false: calls may come unsigned, and only the address, which nobody can guess, tells that it is the shop */
  secretRequired: boolean;
  /** the adapter enters the address at the shop itself (`registerWebhook`); else staff do */
  registers: boolean;
  /** events to be asked for, as the shop calls them */
  topics: readonly string[];
  /** where staff find secret and events at the shop */
  steps: Label;
  /** In constant time, over the bytes as they came. */
  verify: (request: ShopWebhookRequest, secret: string) => boolean;
  /** null: no form that is known */
  parse: (request: ShopWebhookRequest) => ShopEvent | null;
  /** The shop asks whether the address is meant: what it wants to read. null for every other call. */
  greet?: (request: ShopWebhookRequest, credentials: Readonly<Record<string, string>>) => string | null;
};

/** Whether `given` is the HMAC-SHA256 of the bytes, written as hex or as base64. In constant time. */
export function isHmac(
  body: Buffer | string,
  secret: string,
  given: string | undefined,
  encodings: readonly ('hex' | 'base64')[],
): boolean {
  const expected = createHmac('sha256', secret).update(body).digest();
  return encodings
    .map((encoding) => Buffer.from(given ?? '', encoding))
    .some((bytes) => bytes.length === expected.length && timingSafeEqual(bytes, expected));
}

/** No shop signs an id of the delivery, so what is signed is the id: the event's name and its bytes. */
export function eventIdOf(topic: string, body: Buffer): string {
  return createHash('sha256').update(topic).update('\n').update(body).digest('hex');
}

/** The body as far as it is JSON; undefined otherwise. */
export function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Ids come as text or number. */
export const WebhookId = z
  .union([z.string().min(1).max(100), z.number().int().nonnegative()])
  .transform(String);
