import type { HandedTo } from './handed-to.js';

/** Every kind of outgoing thing, with the queue it waits in. Lower priority numbers go first. */
export const deliveryKinds = {
  'line.reply': { queue: 'line', priority: 1 },
  'sms.otp': { queue: 'sms', priority: 1 },
  'line.push': { queue: 'line', priority: 2 },
  'line.menu': { queue: 'line', priority: 3 },
  'shop.write': { queue: 'rest', priority: 5 },
  'journey.webhook': { queue: 'rest', priority: 5 },
} as const satisfies Record<string, { queue: QueueName; priority: number }>;

export type DeliveryKind = keyof typeof deliveryKinds;

export const queueNames = ['sms', 'line', 'rest'] as const;
export type QueueName = (typeof queueNames)[number];

/** What a use case wants sent. Written in the same transaction as the change that causes it. */
export type DeliveryDraft = {
  kind: DeliveryKind;
  teamId: string;
  channelId: string | null;
  /** whom it is for or about */
  lineUserId: string | null;
  /** JSON for the handler; sealed at rest, erased at the end */
  payload: unknown;
  /** a second draft with the same key and team is refused by the database */
  dedupeKey: string | null;
  /** not worth sending after this; milliseconds since the epoch */
  expiresAt: number;
  /** of a kind with several providers: the one that will have it first, as far as that is known; null: not yet */
  handedTo?: HandedTo | null;
};

/** A claimed delivery as a handler sees it. */
export type ClaimedDelivery = {
  id: string;
  kind: DeliveryKind;
  teamId: string;
  channelId: string | null;
  payload: unknown;
  /** 1 on the first try */
  attempt: number;
  /** an earlier try may have reached the provider: its worker died, or nobody heard the answer */
  doubtful: boolean;
  createdAt: number;
  expiresAt: number;
  /** after this another worker may have it */
  heldUntil: number;
  /** of several providers the one that an earlier try was handed to, or may have been; null: certainly none yet */
  handedTo: HandedTo | null;
};

/**
 * `unknown`: the provider may have taken it, nobody can tell; it is never sent again blindly. A `doubtful` retry may
 * have arrived: when there is no time left for another one, it ends as unknown and not as failed. Any other retry was
 * refused for certain, which is remembered: the next try need not ask what became of it.
 */
export type DeliveryResult =
  | { kind: 'delivered'; providerId: string | null }
  | { kind: 'retry'; reason: string; afterMs?: number; doubtful?: boolean }
  | { kind: 'failed'; reason: string }
  | { kind: 'unknown'; reason: string };
