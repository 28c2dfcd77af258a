import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { Transactions } from '../database/transactions.js';
import { Periodic } from '../delivery/periodic.js';
import { InjectLogger } from '../logging/logging.module.js';
import type { JourneyEntryEntity } from './journey.entities.js';
import { JourneyRepository } from './journey.repository.js';
import { JourneyTravelRepository } from './journey-travel.repository.js';
import type { Group } from './journeyer.js';
import { LostLease, TakeAlong } from './take-along.js';

const everyMs = 1000;
const batch = 500;

/**
 * Takes people along whose time has come, some hundreds at once. Their due times are rows: a process that dies loses
 * nobody, and whoever takes over repeats nothing, because a step and what it causes are one transaction. Runs in
 * every process.
 */
@Injectable()
export class JourneyRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly periodic: Periodic;
  private working: Promise<void> | null = null;
  private again = false;
  private stopping = false;

  constructor(
    private readonly transactions: Transactions,
    private readonly journeys: JourneyRepository,
    private readonly travel: JourneyTravelRepository,
    private readonly takeAlong: TakeAlong,
    @InjectLogger() private readonly logger: Logger,
  ) {
    this.periodic = new Periodic('journeys', everyMs, () => this.round(), logger);
  }

  onApplicationBootstrap(): void {
    this.periodic.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.periodic.stop();
    await this.working?.catch(() => undefined);
  }

  /** Soon, in this process; never rejects and need not be awaited. */
  wake(): void {
    setImmediate(() => {
      this.round().catch((error: unknown) => this.logger.warn({ err: error }, 'journeys wait'));
    });
  }

  /** Until nobody is due. */
  async round(): Promise<void> {
    this.again = true;
    this.working ??= this.workOff().finally(() => {
      this.working = null;
    });
    await this.working;
  }

  private async workOff(): Promise<void> {
    while (this.again && !this.stopping) {
      this.again = false;
      const { entries, more } = await this.travel.claim(batch);
      if (more) this.again = true;
      for (const group of await this.groups(entries)) await this.go(group);
    }
  }

  /** By journey and version. Those of a paused journey stand still; for others that are not active it is over. */
  private async groups(entries: readonly JourneyEntryEntity[]): Promise<Group[]> {
    if (entries.length === 0) return [];
    const refs = new Map(
      entries.map(({ journeyId, version }) => [`${journeyId} ${version}`, { journeyId, version }]),
    );
    const { journeys, versions } = await this.transactions.once(async (db) => ({
      journeys: await this.journeys.listByIds(db, [...new Set(entries.map(({ journeyId }) => journeyId))]),
      versions: await this.journeys.versions(db, [...refs.values()]),
    }));
    const groups: Group[] = [];
    for (const { journeyId, version } of refs.values()) {
      const those = entries.filter((entry) => entry.journeyId === journeyId && entry.version === version);
      const journey = journeys.find(({ id }) => id === journeyId);
      const content = versions.find((each) => each.journeyId === journeyId && each.version === version);
      if (journey?.state === 'active' && content) groups.push({ journey, version: content, entries: those });
      else if (journey?.state === 'paused') await this.travel.hold(those);
      else await this.travel.stop(those);
    }
    return groups;
  }

  /** What fails is tried one by one: one whom nobody can take along does not hold up the others. */
  private async go(group: Group): Promise<void> {
    const { entries } = group;
    const [first] = entries;
    try {
      await this.takeAlong.go(group);
    } catch (error) {
      if (error instanceof LostLease) {
        await this.travel.release(entries);
        this.again = true;
      } else if (first && entries.length === 1) {
        this.logger.error(
          { err: error, entry: first.id, journey: first.journeyId },
          'a journey’s step failed',
        );
        await this.travel.putOff(first);
      } else for (const entry of entries) await this.go({ ...group, entries: [entry] });
    }
  }
}
