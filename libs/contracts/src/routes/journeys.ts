import { z } from 'zod';
import { SavedBy } from '../binding-settings.js';
import {
  JourneyContent,
  JourneyTrigger,
  journeyContent,
  journeyLimits,
  journeyStepKinds,
} from '../journeys.js';
import { MessageCardContent } from '../message-cards.js';
import { Id, Instant, allRoles, cardRoles, idParams, page, pageQuery } from '../primitives.js';
import { route } from '../route.js';

/**
 * `draft`: never started · `active`: people enter and go on · `paused`: nobody enters, those in it stand still ·
 * `stopped`: over for everybody; it can be started again
 */
export const journeyStates = ['draft', 'active', 'paused', 'stopped'] as const;
export const JourneyState = z.enum(journeyStates).meta({ id: 'JourneyState' });
export type JourneyState = z.infer<typeof JourneyState>;

const Name = z.string().trim().min(1).max(journeyLimits.name);

const summary = {
  id: Id,
  channelId: Id,
  channelName: z.string(),
  name: z.string(),
  state: JourneyState,
  trigger: JourneyTrigger,
  /** how often people have entered */
  entered: z.number().int(),
  /** people in it now: at a step that waits, or about to come to one */
  running: z.number().int(),
  /** how often it was over for somebody: they came to the end, left, or it was stopped */
  ended: z.number().int(),
  /** messages that LINE took, of as long as steps are kept */
  delivered: z.number().int(),
  updatedAt: Instant,
};

export const JourneySummary = z.object(summary).meta({ id: 'JourneySummary' });
export type JourneySummary = z.infer<typeof JourneySummary>;

export const Journey = z
  .object({
    ...summary,
    /** the one with which people enter now; hand it back when saving */
    version: z.number().int(),
    ...journeyContent,
    quietHours: journeyContent.quietHours.unwrap(),
    /** people in earlier versions, who finish those */
    runningEarlier: z.number().int(),
    /** webhooks can be signed: `replaceJourneySecret` was called once */
    hasSecret: z.boolean(),
    /** null: somebody who is known no longer */
    savedBy: SavedBy.nullable(),
    createdAt: Instant,
  })
  .meta({ id: 'Journey' });
export type Journey = z.infer<typeof Journey>;

/** What became of a step for the people who came to it, by step id; of as long as steps are kept. */
export const JourneyStepFigures = z
  .object({
    stepId: z.string(),
    /** people who came to it */
    entered: z.number().int(),
    /** who are there now: it waits, or comes next */
    waiting: z.number().int(),
    /** of `send` and `webhook`: what LINE, or the address, took */
    delivered: z.number().int(),
    failed: z.number().int(),
    /** of `send`: who has blocked the account */
    blocked: z.number().int(),
    /** of `condition`: who went into the first list */
    then: z.number().int(),
  })
  .meta({ id: 'JourneyStepFigures' });
export type JourneyStepFigures = z.infer<typeof JourneyStepFigures>;

/** `left`: the contact is there no more */
export const journeyEntryStates = ['running', 'done', 'stopped', 'left'] as const;

export const JourneyEntry = z
  .object({
    id: Id,
    journeyId: Id,
    contactId: Id,
    displayName: z.string().nullable(),
    version: z.number().int(),
    state: z.enum(journeyEntryStates),
    /** where they are: the step that waits, or comes next; null when it is over */
    stepId: z.string().nullable(),
    /** when it goes on; null when it is over */
    dueAt: Instant.nullable(),
    enteredAt: Instant,
    endedAt: Instant.nullable(),
  })
  .meta({ id: 'JourneyEntry' });
export type JourneyEntry = z.infer<typeof JourneyEntry>;

/**
 * `done` · `queued`: on its way, see `delivery` · `blocked`: they have blocked the account · `quiet`: waits for the end
 * of the quiet hours · `waits`: until `until` · `then` / `else` · `skipped`: what it needs is there no more
 */
export const journeyResults = [
  'done',
  'queued',
  'blocked',
  'quiet',
  'waits',
  'then',
  'else',
  'skipped',
] as const;

const taken = {
  stepId: z.string(),
  kind: z.enum(journeyStepKinds),
  result: z.enum(journeyResults),
  until: Instant.nullable(),
};

export const JourneyStepTaken = z
  .object({
    ...taken,
    at: Instant,
    /** of `queued`; null when it is known no longer */
    delivery: z
      .object({ state: z.enum(['queued', 'delivered', 'failed', 'unknown']), reason: z.string().nullable() })
      .nullable(),
  })
  .meta({ id: 'JourneyStepTaken' });
export type JourneyStepTaken = z.infer<typeof JourneyStepTaken>;

/** What would happen to one person who entered now. Waits are not waited for; nothing but messages is done. */
export const JourneyTrial = z
  .object({
    steps: z.array(
      z.object({
        ...taken,
        /** of `send`, with the variables of this person filled in */
        message: MessageCardContent.nullable(),
      }),
    ),
    /** messages that were really sent */
    sent: z.number().int(),
  })
  .meta({ id: 'JourneyTrial' });
export type JourneyTrial = z.infer<typeof JourneyTrial>;

const errors = ['request.invalid', 'auth.required', 'request.not_found'] as const;
const writeErrors = [...errors, 'auth.forbidden', 'request.too_large'] as const;

export const listJourneys = route({
  name: 'listJourneys',
  method: 'GET',
  path: '/api/journeys',
  access: allRoles,
  summary: 'Journeys of the team, newest first',
  query: z.strictObject({ ...pageQuery, channelId: Id.optional(), state: JourneyState.optional() }),
  response: page('JourneyPage', JourneySummary),
  errors: ['request.invalid', 'auth.required'],
});

export const getJourney = route({
  name: 'getJourney',
  method: 'GET',
  path: '/api/journeys/:id',
  access: allRoles,
  summary: 'One journey as people enter it now',
  params: idParams,
  response: Journey,
  errors,
});

export const createJourney = route({
  name: 'createJourney',
  method: 'POST',
  path: '/api/journeys',
  access: cardRoles,
  summary: 'A new journey, as a draft: nobody enters before it is started',
  body: z.strictObject({ channelId: Id, name: Name, ...journeyContent }).meta({ id: 'CreateJourney' }),
  response: Journey,
  status: 201,
  errors: [...writeErrors, 'journey.not_ready'],
});

export const saveJourney = route({
  name: 'saveJourney',
  method: 'PUT',
  path: '/api/journeys/:id',
  access: cardRoles,
  summary: 'A new version, with which people enter from now on; those in it finish theirs',
  params: idParams,
  body: z
    .strictObject({ version: z.number().int().min(1), name: Name, ...journeyContent })
    .meta({ id: 'SaveJourney' }),
  response: Journey,
  errors: [...writeErrors, 'journey.changed', 'journey.not_ready'],
});

export const setJourneyState = route({
  name: 'setJourneyState',
  method: 'POST',
  path: '/api/journeys/:id/state',
  access: cardRoles,
  summary: 'Start, pause or stop a journey; stopping ends it for everybody who is in it',
  params: idParams,
  body: z.strictObject({ state: z.enum(['active', 'paused', 'stopped']) }).meta({ id: 'SetJourneyState' }),
  response: z
    .object({
      journey: Journey,
      /** people for whom it ended by this */
      ended: z.number().int(),
    })
    .meta({ id: 'JourneyStateSet' }),
  errors: [...errors, 'auth.forbidden', 'request.conflict', 'journey.not_ready'],
});

export const removeJourney = route({
  name: 'removeJourney',
  method: 'DELETE',
  path: '/api/journeys/:id',
  access: cardRoles,
  summary: 'Delete a draft or a stopped journey with all it knows of people',
  params: idParams,
  errors: [...errors, 'auth.forbidden', 'request.conflict'],
});

export const getJourneyFigures = route({
  name: 'getJourneyFigures',
  method: 'GET',
  path: '/api/journeys/:id/figures',
  access: allRoles,
  summary: 'How many people came to each step, and what became of it; all versions together',
  params: idParams,
  response: z.object({ steps: z.array(JourneyStepFigures) }).meta({ id: 'JourneyFigures' }),
  errors,
});

export const listJourneyEntries = route({
  name: 'listJourneyEntries',
  method: 'GET',
  path: '/api/journeys/:id/entries',
  access: allRoles,
  summary: 'Who entered, newest first',
  params: idParams,
  query: z.strictObject({ ...pageQuery, state: z.enum(journeyEntryStates).optional() }),
  response: page('JourneyEntryPage', JourneyEntry),
  errors,
});

export const getJourneyEntry = route({
  name: 'getJourneyEntry',
  method: 'GET',
  path: '/api/journey-entries/:id',
  access: allRoles,
  summary: 'What happened to one person, step by step, oldest first',
  params: idParams,
  response: JourneyEntry.extend({
    /** of the version with which they entered */
    content: JourneyContent,
    taken: z.array(JourneyStepTaken),
  }).meta({ id: 'JourneyEntryDetail' }),
  errors,
});

export const tryJourney = route({
  name: 'tryJourney',
  method: 'POST',
  path: '/api/journeys/:id/trial',
  access: cardRoles,
  summary:
    'What would happen to this contact, waits skipped; with `send` its messages really go to them, at LINE’s price',
  params: idParams,
  body: z.strictObject({ contactId: Id, send: z.boolean().default(false) }).meta({ id: 'TryJourney' }),
  response: JourneyTrial,
  errors: [...errors, 'auth.forbidden'],
});

export const replaceJourneySecret = route({
  name: 'replaceJourneySecret',
  method: 'POST',
  path: '/api/journeys/:id/secret',
  access: cardRoles,
  summary:
    'A new secret that signs what webhook steps send; shown this once, and the old one is good no longer',
  params: idParams,
  response: z.object({ secret: z.string() }).meta({ id: 'JourneySecret' }),
  status: 201,
  errors: [...errors, 'auth.forbidden'],
});
