import { createHash } from 'node:crypto';
import { z } from 'zod';

/** One event of a webhook, reduced to what the product reads. Absent or oddly typed fields are null. */
export type LineEvent = {
  /** `webhookEventId`; else `sha256:` and the hash of the event's JSON without its redelivery mark */
  id: string;
  type: string;
  /** ms since 1970; 0 when LINE sent none */
  timestamp: number;
  /** `active`, `standby` (another module answers: stay silent) */
  mode: string | null;
  isRedelivery: boolean;
  /** only of a one-to-one chat (`source.type` is `user`) */
  userId: string | null;
  replyToken: string | null;
  /** of a text message */
  text: string | null;
  postbackData: string | null;
  /** of a follow */
  isUnblocked: boolean | null;
  /** of a message, or the unsent one of an unsend */
  messageId: string | null;
  raw: unknown;
};

export type LineWebhook = { destination: string; events: LineEvent[] };

const text = z.string().nullable().catch(null);

function part<T extends z.ZodRawShape>(shape: T) {
  return z.object(shape).nullable().catch(null);
}

/** New event types and fields arrive without notice: nothing here may refuse. */
const RawEvent = z.object({
  webhookEventId: text,
  type: z.string().catch('unknown'),
  timestamp: z.number().catch(0),
  mode: text,
  replyToken: text,
  deliveryContext: part({ isRedelivery: z.boolean().catch(false) }),
  source: part({ type: text, userId: text }),
  message: part({ id: text, type: text, text }),
  postback: part({ data: text }),
  follow: part({ isUnblocked: z.boolean().nullable().catch(null) }),
  unsend: part({ messageId: text }),
});

const RawWebhook = z.object({ destination: z.string().catch(''), events: z.array(z.unknown()).catch([]) });

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a webhook body tolerantly: unknown types and missing fields give nulls, entries that are no objects are
 * left out. Null when the bytes are not UTF-8 JSON or not an object. Check the signature first.
 */
export function parseWebhook(rawBody: Uint8Array): LineWebhook | null {
  const parsed = RawWebhook.safeParse(parseJson(rawBody));
  if (!parsed.success) return null;
  const events = parsed.data.events.flatMap((raw) => {
    const event = toEvent(raw);
    return event ? [event] : [];
  });
  return { destination: parsed.data.destination, events };
}

function parseJson(rawBody: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(rawBody));
  } catch {
    return undefined;
  }
}

function toEvent(raw: unknown): LineEvent | null {
  const parsed = RawEvent.safeParse(raw);
  if (!parsed.success) return null;
  const event = parsed.data;
  return {
    id: event.webhookEventId || hashOf(raw),
    type: event.type,
    timestamp: event.timestamp,
    mode: event.mode,
    isRedelivery: event.deliveryContext?.isRedelivery ?? false,
    userId: event.source?.type === 'user' ? event.source.userId : null,
    replyToken: event.replyToken,
    text: event.message?.type === 'text' ? event.message.text : null,
    postbackData: event.postback?.data ?? null,
    isUnblocked: event.follow?.isUnblocked ?? null,
    messageId: event.message?.id ?? event.unsend?.messageId ?? null,
    raw,
  };
}

/** A redelivery differs from the first delivery in `deliveryContext` only, and must get the same id. */
function hashOf(raw: unknown): string {
  const json = JSON.stringify(raw, (key: string, value: unknown) =>
    key === 'deliveryContext' ? undefined : value,
  );
  return `sha256:${createHash('sha256').update(json).digest('hex')}`;
}
