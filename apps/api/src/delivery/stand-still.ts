import type { KindBacklog } from './backlog.js';

/** Twice a lease: what a dead worker held has been taken over by then. */
export const standStillMs = 120_000;

type Seen = { oldestAt: number; since: number };

/**
 * A backlog stands still when its oldest due delivery stays the oldest: whoever tries it sends it, ends it, or puts
 * its time off. A long backlog that is worked off is none.
 */
export class StandStill {
  private readonly seen = new Map<string, Seen>();

  /** The kinds that stand still now. */
  observe(kinds: readonly KindBacklog[], now: number): KindBacklog[] {
    const due = kinds.filter((entry) => entry.due > 0);
    const still = due.filter(({ kind, oldestAt }) => {
      const before = this.seen.get(kind);
      if (before?.oldestAt !== oldestAt) this.seen.set(kind, { oldestAt, since: now });
      return before?.oldestAt === oldestAt && now - before.since >= standStillMs;
    });
    for (const kind of this.seen.keys())
      if (!due.some((entry) => entry.kind === kind)) this.seen.delete(kind);
    return still;
  }
}
