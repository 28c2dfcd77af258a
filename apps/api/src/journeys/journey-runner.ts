import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { Transactions } from '../database/transactions.js';
import { Rounds } from '../delivery/rounds.js';
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
  private readonly rounds: Rounds;

  constructor(
    private readonly transactions: Transactions,
    private readonly journeys: JourneyRepository,
    private readonly travel: JourneyTravelRepository,
    private readonly takeAlong: TakeAlong,
    @InjectLogger() private readonly logger: Logger,
  ) {
    this.rounds = new Rounds('journeys', everyMs, () => this.workOff(), logger);
  }

  onApplicationBootstrap(): void {
    this.rounds.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.rounds.stop();
  }

  /** Soon, in this process; the round of another finds it otherwise. */
  wake(): void {
    this.rounds.wake();
  }

  async round(): Promise<void> {
    await this.rounds.round();
  }

  private async workOff(): Promise<boolean> {
    const { entries, more } = await this.travel.claim(batch);
    const { groups, letGo } = await this.groups(entries);
    let left = more || letGo;
    for (const group of groups) {
      if (await this.go(group)) left = true;
    }
    return left;
  }

  /**
   * By journey and version. Those of a paused journey stand still; for others that are not active it is over.
   * `letGo`: some are due still, since their journey was resumed meanwhile.
   */
  private async groups(entries: readonly JourneyEntryEntity[]): Promise<{ groups: Group[]; letGo: boolean }> {
    if (entries.length === 0) return { groups: [], letGo: false };
    const refs = new Map(
      entries.map(({ journeyId, version }) => [`${journeyId} ${version}`, { journeyId, version }]),
    );
    const { journeys, versions } = await this.transactions.once(async (db) => ({
      journeys: await this.journeys.listByIds(db, [...new Set(entries.map(({ journeyId }) => journeyId))]),
      versions: await this.journeys.versions(db, [...refs.values()]),
    }));
    const groups: Group[] = [];
    let letGo = false;
    for (const { journeyId, version } of refs.values()) {
      const those = entries.filter((entry) => entry.journeyId === journeyId && entry.version === version);
      const journey = journeys.find(({ id }) => id === journeyId);
      const content = versions.find((each) => each.journeyId === journeyId && each.version === version);
      if (journey?.state === 'active' && content) groups.push({ journey, version: content, entries: those });
      else if (journey?.state !== 'paused') await this.travel.stop(those);
      else if (!(await this.travel.hold(journey.id, those))) {
        await this.travel.release(those);
        letGo = true;
      }
    }
    return { groups, letGo };
  }

  /** What fails is tried one by one, so that one holds up nobody else. True: some were let go and are due still. */
  private async go(group: Group): Promise<boolean> {
    const { entries } = group;
    const [first] = entries;
    try {
      await this.takeAlong.go(group);
      return false;
    } catch (error) {
      if (error instanceof LostLease) {
        await this.travel.release(entries);
        return true;
      }
      if (!first || entries.length > 1) return this.goOneByOne(group);
      this.logger.error({ err: error, entry: first.id, journey: first.journeyId }, 'a journey’s step failed');
      await this.travel.putOff(first);
      return false;
    }
  }

  private async goOneByOne(group: Group): Promise<boolean> {
    let letGo = false;
    for (const entry of group.entries) {
      if (await this.go({ ...group, entries: [entry] })) letGo = true;
    }
    return letGo;
  }
}
