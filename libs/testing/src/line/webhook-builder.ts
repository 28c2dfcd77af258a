import { createHash, createHmac, randomUUID } from 'node:crypto';

export type SignedWebhook = {
  body: Buffer;
  signature: string;
  headers: { 'content-type': string; 'x-line-signature': string };
};

type Event = Record<string, unknown> & { webhookEventId: string };

/** A LINE user id that is always the same for the same name: `lineUser('amy')`. */
export function lineUser(name: string): string {
  return `U${createHash('md5').update(name).digest('hex')}`;
}

/** base64(HMAC-SHA256(secret, body)), the value of X-Line-Signature. */
export function lineSignature(body: Uint8Array | string, secret: string): string {
  return createHmac('sha256', secret).update(body).digest('base64');
}

/** `webhook().from(lineUser('amy')).text('hi').signedWith(secret)`; every event call adds one event. */
export function webhook(): WebhookBuilder {
  return new WebhookBuilder();
}

export class WebhookBuilder {
  private destination = lineUser('bot');
  private source: Record<string, string> | null = null;
  private timestamp = Date.now();
  private readonly events: Event[] = [];

  /** The bot's user id. */
  to(destination: string): this {
    this.destination = destination;
    return this;
  }

  /** Who does what follows, in the one-to-one chat. */
  from(userId: string): this {
    this.source = { type: 'user', userId };
    return this;
  }

  inGroup(groupId: string, userId: string): this {
    this.source = { type: 'group', groupId, userId };
    return this;
  }

  /** ms since 1970 of what follows. */
  at(timestamp: number): this {
    this.timestamp = timestamp;
    return this;
  }

  text(text: string, messageId = String(this.timestamp + this.events.length)): this {
    const message = { id: messageId, type: 'text', text, quoteToken: 'quote' };
    return this.event('message', { replyToken: newToken(), message });
  }

  follow(isUnblocked = false): this {
    return this.event('follow', { replyToken: newToken(), follow: { isUnblocked } });
  }

  unfollow(): this {
    return this.event('unfollow', {});
  }

  postback(data: string): this {
    return this.event('postback', { replyToken: newToken(), postback: { data } });
  }

  /** Any event, for types that LINE may add. */
  event(type: string, fields: Record<string, unknown>): this {
    this.events.push({
      type,
      mode: 'active',
      timestamp: this.timestamp,
      ...(this.source ? { source: this.source } : {}),
      webhookEventId: newToken().toUpperCase(),
      deliveryContext: { isRedelivery: false },
      ...fields,
    });
    return this;
  }

  /** Changes fields of the last event: `with({ replyToken: 'r1' })`. */
  with(fields: Record<string, unknown>): this {
    Object.assign(this.events.at(-1) ?? {}, fields);
    return this;
  }

  withReplyToken(replyToken: string): this {
    return this.with({ replyToken });
  }

  withEventId(webhookEventId: string): this {
    return this.with({ webhookEventId });
  }

  /** Marks all events as delivered again, ids and reply tokens unchanged. */
  redelivered(): this {
    for (const event of this.events) event['deliveryContext'] = { isRedelivery: true };
    return this;
  }

  toJson(): { destination: string; events: Record<string, unknown>[] } {
    return { destination: this.destination, events: structuredClone(this.events) };
  }

  signedWith(secret: string): SignedWebhook {
    const body = Buffer.from(JSON.stringify(this.toJson()));
    const signature = lineSignature(body, secret);
    return {
      body,
      signature,
      headers: { 'content-type': 'application/json', 'x-line-signature': signature },
    };
  }
}

function newToken(): string {
  return randomUUID().replaceAll('-', '');
}
