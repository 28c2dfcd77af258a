import { Injectable } from '@nestjs/common';
import type { Journey, JourneySummary, QueryOf, ResponseOf, listJourneys } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { StaffRepository } from '../auth/staff.repository.js';
import { ChannelRepository } from '../channels/channel.repository.js';
import { Transactions } from '../database/transactions.js';
import { pageOf, readCursor } from '../http/keyset.js';
import type { StaffContext } from '../http/request-context.js';
import { EntryRepository, type EntryCounts } from './entry.repository.js';
import type { JourneyEntity } from './journey.entities.js';
import { JourneyRepository, type JourneyVersion } from './journey.repository.js';

const instant = (ms: number): string => new Date(ms).toISOString();

@Injectable()
export class ShowJourneys {
  constructor(
    private readonly transactions: Transactions,
    private readonly journeys: JourneyRepository,
    private readonly entries: EntryRepository,
    private readonly channels: ChannelRepository,
    private readonly staff: StaffRepository,
  ) {}

  /** Six statements, however many journeys. */
  list(
    { teamId }: StaffContext,
    { cursor, limit, channelId, state }: QueryOf<typeof listJourneys>,
  ): Promise<ResponseOf<typeof listJourneys>> {
    const before = readCursor(cursor);
    const filter = {
      limit: limit + 1,
      ...(before && { before }),
      ...(channelId && { channelId }),
      ...(state && { state }),
    };
    return this.transactions.once(async (db) => {
      const rows = await this.journeys.list(db, teamId, filter);
      const versions = await this.journeys.versions(db, rows.map(refOf));
      const counts = await this.entries.counts(
        db,
        rows.map(({ id }) => id),
      );
      const channelNames = await this.channelNames(db, teamId);
      return pageOf(rows, limit, (row) => {
        const version = versions.find(({ journeyId }) => journeyId === row.id);
        if (!version) throw new Error(`journey ${row.id} has no version ${row.version}`);
        return summaryOf(row, version, { counts: counts.get(row.id), channelNames });
      });
    });
  }

  get(ctx: StaffContext, id: string): Promise<Journey> {
    return this.transactions.once((db) => this.describe(db, ctx, id));
  }

  /** @throws request.not_found, for another team's journey too */
  async describe(db: EntityManager, { teamId }: StaffContext, id: string): Promise<Journey> {
    const row = await this.journeys.get(db, teamId, id);
    const version = await this.journeys.version(db, refOf(row));
    const counts = (await this.entries.counts(db, [id])).get(id);
    const inside = await this.entries.runningVersions(db, [id]);
    const { savedBy, content } = version;
    const author = savedBy === null ? undefined : (await this.staff.listNames(db, [savedBy])).get(savedBy);
    const channelNames = await this.channelNames(db, teamId);
    return {
      ...summaryOf(row, version, { counts, channelNames }),
      ...content,
      version: row.version,
      runningEarlier: inside
        .filter(({ version: earlier }) => earlier !== row.version)
        .reduce((sum, { people }) => sum + people, 0),
      hasSecret: row.secretSealed !== null,
      savedBy: savedBy === null || author === undefined ? null : { id: savedBy, name: author },
      createdAt: instant(row.createdAt),
    };
  }

  private async channelNames(db: EntityManager, teamId: string): Promise<Map<string, string>> {
    return new Map((await this.channels.list(db, teamId)).map(({ id, name }) => [id, name]));
  }
}

const refOf = ({ id, version }: JourneyEntity) => ({ journeyId: id, version });

function summaryOf(
  { id, channelId, name, state, updatedAt }: JourneyEntity,
  { content }: JourneyVersion,
  { counts, channelNames }: { counts: EntryCounts | undefined; channelNames: ReadonlyMap<string, string> },
): JourneySummary {
  const { trigger } = content;
  const channelName = channelNames.get(channelId) ?? '';
  const { entered = 0, running = 0, ended = 0, delivered = 0 } = counts ?? {};
  return {
    id,
    channelId,
    channelName,
    name,
    state,
    trigger,
    entered,
    running,
    ended,
    delivered,
    updatedAt: instant(updatedAt),
  };
}
