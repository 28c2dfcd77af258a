import type { EntityManager } from 'typeorm';
import type { ContactImportEntity } from './contact-import.entity.js';

/** Somebody stopped it, or another process goes on with it. */
export class Interrupted extends Error {}

/** What an import hands its pieces to. */
export type ImportSteps = {
  step(
    job: ContactImportEntity,
    work: (tx: EntityManager) => Promise<Partial<ContactImportEntity>>,
  ): Promise<void>;
};
