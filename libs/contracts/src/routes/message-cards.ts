import { z } from 'zod';
import { SavedBy, scenarios } from '../binding-settings.js';
import { MessageCardContent, cardLimits } from '../message-cards.js';
import { Id, Instant, allRoles, cardRoles, idParams, page, pageQuery } from '../primitives.js';
import { route } from '../route.js';

/** Where a card is sent from. */
export const CardUse = z
  .object({
    channelId: Id,
    channelName: z.string(),
    place: z.enum([...scenarios, 'autoReply', 'website', 'journey']),
    /** null: the place is not a journey */
    journey: z.object({ id: Id, name: z.string() }).nullable(),
  })
  .meta({ id: 'CardUse' });
export type CardUse = z.infer<typeof CardUse>;

export const MessageCard = z
  .object({
    id: Id,
    name: z.string(),
    content: MessageCardContent,
    version: z.number().int(),
    /** `unchecked`: LINE could not be asked when it was saved */
    lineCheck: z.enum(['valid', 'unchecked']),
    archived: z.boolean(),
    uses: z.array(CardUse),
    updatedAt: Instant,
    /** null: somebody who is known no longer */
    savedBy: SavedBy.nullable(),
  })
  .meta({ id: 'MessageCard' });
export type MessageCard = z.infer<typeof MessageCard>;

const name = z.string().trim().min(1).max(cardLimits.name);

export const MessageCardInput = z
  .strictObject({ name, content: MessageCardContent })
  .meta({ id: 'MessageCardInput' });
export type MessageCardInput = z.infer<typeof MessageCardInput>;

export const listMessageCards = route({
  name: 'listMessageCards',
  method: 'GET',
  path: '/api/cards',
  access: allRoles,
  summary: 'Message cards of the team, newest first, with where each is used',
  query: z.strictObject({ ...pageQuery, state: z.enum(['active', 'archived']).default('active') }),
  response: page('MessageCardPage', MessageCard),
  errors: ['request.invalid', 'auth.required'],
});

export const getMessageCard = route({
  name: 'getMessageCard',
  method: 'GET',
  path: '/api/cards/:id',
  access: allRoles,
  summary: 'One message card',
  params: idParams,
  response: MessageCard,
  errors: ['request.invalid', 'auth.required', 'request.not_found'],
});

export const createMessageCard = route({
  name: 'createMessageCard',
  method: 'POST',
  path: '/api/cards',
  access: cardRoles,
  summary: 'A new message card; LINE is asked whether it would take it',
  body: MessageCardInput,
  response: MessageCard,
  status: 201,
  errors: [
    'request.invalid',
    'auth.required',
    'auth.forbidden',
    'request.not_found',
    'card.line_refused',
    'request.too_large',
  ],
});

export const saveMessageCard = route({
  name: 'saveMessageCard',
  method: 'PUT',
  path: '/api/cards/:id',
  access: cardRoles,
  summary: 'Change a card and all binding settings that use it; marketers only one that binding does not use',
  params: idParams,
  body: z
    .strictObject({ version: z.number().int().min(1), name, content: MessageCardContent })
    .meta({ id: 'SaveMessageCard' }),
  response: MessageCard,
  errors: [
    'request.invalid',
    'auth.required',
    'auth.forbidden',
    'request.not_found',
    'card.changed',
    'card.line_refused',
    'request.too_large',
  ],
});

export const archiveMessageCard = route({
  name: 'archiveMessageCard',
  method: 'POST',
  path: '/api/cards/:id/archived',
  access: cardRoles,
  summary: 'Put a card away, or bring it back; one that is used stays',
  params: idParams,
  body: z.strictObject({ archived: z.boolean() }).meta({ id: 'ArchiveMessageCard' }),
  response: MessageCard,
  errors: ['request.invalid', 'auth.required', 'auth.forbidden', 'request.not_found', 'card.in_use'],
});
