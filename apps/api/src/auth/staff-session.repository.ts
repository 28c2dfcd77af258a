import { Injectable } from '@nestjs/common';
import type { LoginSession } from '@tieline/contracts';
import { LessThan, MoreThan, Not, type EntityManager } from 'typeorm';
import { v5 } from 'uuid';
import { tokenHash } from '../database/cipher.js';
import { Clock } from '../database/clock.js';
import type { Caller } from './caller.js';
import { sessionMs } from './session-cookie.js';
import { StaffSessionEntity } from './staff-session.entity.js';
import { TeamMemberEntity } from './team-member.entity.js';

type Whose = { teamId: string; staffId: string };

const namespace = '5d6f4b0e-8a0b-4b55-9f0c-0d6a5e0f6c11';

/** What the outside calls a session: its hash stays inside. */
const publicId = (row: StaffSessionEntity): string => v5(row.tokenHash, namespace);

@Injectable()
export class StaffSessionRepository {
  constructor(private readonly clock: Clock) {}

  async open(tx: EntityManager, token: string, { teamId, staffId }: Whose, caller: Caller): Promise<void> {
    const now = this.clock.now();
    await tx.delete(StaffSessionEntity, { staffId, expiresAt: LessThan(now) });
    await tx.insert(StaffSessionEntity, {
      tokenHash: tokenHash(token),
      teamId,
      staffId,
      createdAt: now,
      expiresAt: now + sessionMs,
      address: caller.address,
      device: caller.device,
    });
    await tx.update(TeamMemberEntity, { teamId, staffId }, { lastSignInAt: now });
  }

  /** Newest first. */
  async list(db: EntityManager, whose: Whose, ownToken: string | null): Promise<LoginSession[]> {
    const own = ownToken === null ? null : tokenHash(ownToken);
    const where = { teamId: whose.teamId, staffId: whose.staffId, expiresAt: MoreThan(this.clock.now()) };
    const rows = await db.find(StaffSessionEntity, { where, order: { createdAt: 'DESC' } });
    return rows.map((row) => ({
      id: publicId(row),
      createdAt: new Date(row.createdAt).toISOString(),
      expiresAt: new Date(row.expiresAt).toISOString(),
      address: row.address,
      device: row.device,
      current: row.tokenHash === own,
    }));
  }

  /** False: the person has no such session. */
  async end(tx: EntityManager, { teamId, staffId }: Whose, id: string): Promise<boolean> {
    const rows = await tx.findBy(StaffSessionEntity, { teamId, staffId });
    const found = rows.find((row) => publicId(row) === id);
    if (!found) return false;
    const result = await tx.delete(StaffSessionEntity, { tokenHash: found.tokenHash });
    return result.affected === 1;
  }

  async endInTeam(tx: EntityManager, { teamId, staffId }: Whose): Promise<number> {
    const result = await tx.delete(StaffSessionEntity, { teamId, staffId });
    return result.affected ?? 0;
  }

  /** In every team: the password is one. `keep` is the session that goes on. */
  async endEverywhere(tx: EntityManager, staffId: string, keep: string | null = null): Promise<void> {
    const others = keep === null ? {} : { tokenHash: Not(tokenHash(keep)) };
    await tx.delete(StaffSessionEntity, { staffId, ...others });
  }
}
