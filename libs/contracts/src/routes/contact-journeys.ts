import { z } from 'zod';
import { LoneJourneyStep } from '../journeys.js';
import { Id, Instant, allRoles, idParams, page, pageQuery } from '../primitives.js';
import { route } from '../route.js';
import { journeyEntryStates } from './journeys.js';

/** One time that a person entered a journey; `id` is that of the entry. */
export const ContactJourney = z
  .object({
    id: Id,
    journeyId: Id,
    journeyName: z.string(),
    version: z.number().int(),
    state: z.enum(journeyEntryStates),
    /** where they are: the step that waits, or comes next; null when it is over */
    place: z
      .object({
        step: LoneJourneyStep,
        /** how it, and the message that it asks about, are counted in its version, by step id */
        numbers: z.record(z.string(), z.number().int()),
      })
      .nullable(),
    /** when it goes on; null when it is over */
    dueAt: Instant.nullable(),
    enteredAt: Instant,
    endedAt: Instant.nullable(),
  })
  .meta({ id: 'ContactJourney' });
export type ContactJourney = z.infer<typeof ContactJourney>;

export const listContactJourneys = route({
  name: 'listContactJourneys',
  method: 'GET',
  path: '/api/contacts/:id/journeys',
  access: allRoles,
  summary: 'Journeys that a contact is in or went through, newest first',
  params: idParams,
  query: z.strictObject({ ...pageQuery, limit: pageQuery.limit.default(10) }),
  response: page('ContactJourneyPage', ContactJourney),
  errors: ['request.invalid', 'auth.required', 'request.not_found'],
});
