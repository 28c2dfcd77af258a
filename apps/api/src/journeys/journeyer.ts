import type { JourneyEntity, JourneyEntryEntity } from './journey.entities.js';
import type { JourneyVersion } from './journey.repository.js';
import type { Person } from './travellers.js';
import type { Walked } from './walk.js';

/** People of one version who go on together. */
export type Group = {
  journey: JourneyEntity;
  version: JourneyVersion;
  entries: readonly JourneyEntryEntity[];
};
/** Somebody and how far they get now; `person` null: they are there no more. */
export type Journeyer = { entry: JourneyEntryEntity; person: Person | null; walked: Walked };
