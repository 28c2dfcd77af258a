import { lineSignature, type SignedWebhook } from '@tieline/testing';
import { newId } from '../src/database/ids.js';
import { eventually } from './eventually.js';
import { demo, type Answered, type TestApp } from './test-app.js';

export const webhookUrl = `/api/line/webhook/${demo.channelId}`;

type Posted = { body: Buffer; headers: object };

/** A LINE user that nobody has seen yet. */
export function newLineUser(): string {
  return `U${newId().replaceAll('-', '')}`;
}

/** Any bytes with LINE's signature over them. */
export function signed(body: string | Buffer, secret: string = demo.messagingSecret): Posted {
  return {
    body: Buffer.from(body),
    headers: { 'content-type': 'application/json', 'x-line-signature': lineSignature(body, secret) },
  };
}

export function postWebhook(
  app: TestApp,
  webhook: SignedWebhook | Posted,
  to = webhookUrl,
): Promise<Answered> {
  return app.call('POST', to, { raw: webhook.body, headers: { ...webhook.headers } });
}

/** Until every stored event has been worked on. */
export async function eventsDone(app: TestApp): Promise<void> {
  await eventually(async () => (await app.count('webhook_events', "state = 'open'")) === 0, 'the events');
}
