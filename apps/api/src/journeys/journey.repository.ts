import { Injectable } from '@nestjs/common';
import type { JourneyContent, JourneyState } from '@tieline/contracts';
import { In, LessThan, type EntityManager } from 'typeorm';
import { Cipher } from '../database/cipher.js';
import { Clock } from '../database/clock.js';
import { newId } from '../database/ids.js';
import { insertRows } from '../database/statements.js';
import { ProblemError } from '../http/problem.js';
import {
  JourneyEntity,
  JourneyEntryEntity,
  JourneyStepEntity,
  JourneyVersionEntity,
} from './journey.entities.js';

export type JourneyVersion = Omit<JourneyVersionEntity, 'content'> & { content: JourneyContent };
export type VersionRef = { journeyId: string; version: number };
type Draft = { channelId: string; name: string; content: JourneyContent; savedBy: string };

/** Journeys and what their versions were. */
@Injectable()
export class JourneyRepository {
  constructor(
    private readonly cipher: Cipher,
    private readonly clock: Clock,
  ) {}

  /** @throws request.not_found, for another team's journey too */
  async get(db: EntityManager, teamId: string, id: string): Promise<JourneyEntity> {
    const journey = await db.findOneBy(JourneyEntity, { teamId, id });
    if (!journey) throw new ProblemError('request.not_found');
    return journey;
  }

  list(
    db: EntityManager,
    teamId: string,
    { before, limit, ...where }: { before?: string; limit: number; channelId?: string; state?: JourneyState },
  ): Promise<JourneyEntity[]> {
    return db.find(JourneyEntity, {
      where: { teamId, ...where, ...(before && { id: LessThan(before) }) },
      order: { id: 'DESC' },
      take: limit,
    });
  }

  /** Active ones of these channels, for who listens to what happens there. */
  listActive(db: EntityManager, channelIds: readonly string[]): Promise<JourneyEntity[]> {
    return db.findBy(JourneyEntity, { channelId: In([...channelIds]), state: 'active' });
  }

  listByIds(db: EntityManager, ids: readonly string[]): Promise<JourneyEntity[]> {
    return ids.length === 0 ? Promise.resolve([]) : db.findBy(JourneyEntity, { id: In([...ids]) });
  }

  listAll(db: EntityManager, teamId: string): Promise<JourneyEntity[]> {
    return db.find(JourneyEntity, { where: { teamId }, order: { id: 'DESC' } });
  }

  async insert(
    tx: EntityManager,
    teamId: string,
    { channelId, name, content, savedBy }: Draft,
  ): Promise<string> {
    const now = this.clock.now();
    const id = newId();
    const instants = { createdAt: now, updatedAt: now };
    const made = { id, teamId, channelId, name, state: 'draft' as const, version: 1, secretSealed: null };
    await insertRows(tx, JourneyEntity, [{ ...made, ...instants }]);
    await this.addVersion(tx, teamId, { journeyId: id, version: 1 }, content, savedBy);
    return id;
  }

  /** The version after `seen`. False when somebody saved, or changed its state, since. */
  async save(
    tx: EntityManager,
    seen: JourneyEntity,
    { name, content, savedBy }: Omit<Draft, 'channelId'>,
  ): Promise<boolean> {
    const { id, teamId, state, version } = seen;
    const next = { name, version: version + 1, updatedAt: this.clock.now() };
    const { affected } = await tx.update(JourneyEntity, { id, teamId, state, version }, next);
    if (affected !== 1) return false;
    await this.addVersion(tx, teamId, { journeyId: id, version: version + 1 }, content, savedBy);
    return true;
  }

  /** False when it has another state or version by now. */
  async setState(tx: EntityManager, seen: JourneyEntity, next: JourneyState): Promise<boolean> {
    const { id, teamId, state, version } = seen;
    const changes = { state: next, updatedAt: this.clock.now() };
    return (await tx.update(JourneyEntity, { id, teamId, state, version }, changes)).affected === 1;
  }

  async remove(tx: EntityManager, { id, teamId, state }: JourneyEntity): Promise<boolean> {
    if ((await tx.delete(JourneyEntity, { id, teamId, state })).affected !== 1) return false;
    const journeyId = id;
    await tx.delete(JourneyStepEntity, { journeyId });
    await tx.delete(JourneyEntryEntity, { journeyId });
    await tx.delete(JourneyVersionEntity, { journeyId });
    return true;
  }

  async version(db: EntityManager, { journeyId, version }: VersionRef): Promise<JourneyVersion> {
    const row = await db.findOneBy(JourneyVersionEntity, { journeyId, version });
    if (!row) throw new ProblemError('request.not_found');
    return opened(row);
  }

  async versions(db: EntityManager, refs: readonly VersionRef[]): Promise<JourneyVersion[]> {
    if (refs.length === 0) return [];
    const where = refs.map(({ journeyId, version }) => ({ journeyId, version }));
    return (await db.find(JourneyVersionEntity, { where })).map(opened);
  }

  /** In every version of the team, for a tag that another one has taken the place of. */
  async replaceId(tx: EntityManager, teamId: string, id: string, otherId: string): Promise<void> {
    await tx.query(
      `UPDATE journey_versions SET content = REPLACE(content, ?, ?) WHERE team_id = ? AND content LIKE ?`,
      [id, otherId, teamId, `%${id}%`],
    );
  }

  async setSecret(tx: EntityManager, { id, teamId }: JourneyEntity, secret: string): Promise<void> {
    await tx.update(
      JourneyEntity,
      { id, teamId },
      { secretSealed: this.cipher.seal(secret, placeOf(teamId, id)) },
    );
  }

  /** Null: none was made yet. */
  secretOf({ id, teamId, secretSealed }: JourneyEntity): string | null {
    return secretSealed && this.cipher.open(secretSealed, placeOf(teamId, id));
  }

  private async addVersion(
    tx: EntityManager,
    teamId: string,
    ref: VersionRef,
    content: JourneyContent,
    savedBy: string,
  ): Promise<void> {
    const row = { ...ref, teamId, content: JSON.stringify(content), savedBy, createdAt: this.clock.now() };
    await insertRows(tx, JourneyVersionEntity, [row]);
  }
}

function opened({ content, ...row }: JourneyVersionEntity): JourneyVersion {
  return { ...row, content: JSON.parse(content) as JourneyContent };
}

const placeOf = (teamId: string, rowId: string) => ({ teamId, table: 'journeys', column: 'secret', rowId });
