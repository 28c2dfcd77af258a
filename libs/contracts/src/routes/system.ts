import { z } from 'zod';
import { Id } from '../primitives.js';
import { route } from '../route.js';

const Health = z.object({ status: z.literal('ok') }).meta({ id: 'Health' });

export const getLiveness = route({
  name: 'getLiveness',
  method: 'GET',
  path: '/health/live',
  access: 'public',
  summary: 'The process answers',
  response: Health,
  errors: [],
});

export const getReadiness = route({
  name: 'getReadiness',
  method: 'GET',
  path: '/health/ready',
  access: 'public',
  summary: 'The database answers',
  response: Health,
  errors: ['service.busy'],
});

/** LINE posts here; the body is read as raw bytes and checked by its HMAC before anything else. */
export const receiveLineWebhook = route({
  name: 'receiveLineWebhook',
  method: 'POST',
  path: '/api/line/webhook/:channelId',
  access: 'webhook',
  summary: 'LINE webhook of a channel',
  params: z.strictObject({ channelId: Id }),
  response: z.object({}).meta({ id: 'WebhookAccepted' }),
  errors: ['webhook.signature', 'webhook.body', 'request.too_large', 'service.busy'],
});

export const getOpenApi = route({
  name: 'getOpenApi',
  method: 'GET',
  path: '/api/openapi.json',
  access: 'public',
  summary: 'This description',
  response: z.looseObject({ openapi: z.string() }),
  errors: [],
});

/** Pictures are public: LINE and the customer's browser fetch them without a session. */
export const getMedia = route({
  name: 'getMedia',
  method: 'GET',
  path: '/media/:id',
  access: 'public',
  summary: 'A picture, as bytes',
  params: z.strictObject({ id: Id }),
  status: 200,
  errors: ['request.not_found'],
});
