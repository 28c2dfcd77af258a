import type { EntityManager } from 'typeorm';
import type { ChannelIdentity } from '../channels/channel-credentials.js';
import type { Enqueue } from '../delivery/outbox.js';
import type { RichMenuJobEntity } from './rich-menu.entities.js';

/** Renewed with every piece; a process that dies is replaced after this. */
export const leaseMs = 60_000;

/** What a piece of work has changed, written together with how far the job has come. */
export type Piece = (tx: EntityManager, enqueue: Enqueue) => Promise<Partial<RichMenuJobEntity>>;

/** One stage of a job. A piece takes a second at most, so that whoever stops the job need not wait. */
export abstract class MenuJobStep {
  /**
   * Does the next piece at LINE; null: nothing is left. It may be done again after a crash.
   * @throws LineTrouble
   */
  abstract work(job: RichMenuJobEntity, channel: ChannelIdentity): Promise<Piece | null>;
}
