import { Injectable } from '@nestjs/common';
import type { Locale, Role } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { Clock } from '../database/clock.js';
import { newId } from '../database/ids.js';
import { StaffEntity } from './staff.entity.js';
import { TeamMemberEntity } from './team-member.entity.js';

export type NewStaff = { email: string; name: string; passwordHash: string; role: Role; locale: Locale };

@Injectable()
export class StaffAccounts {
  constructor(private readonly clock: Clock) {}

  /** Creates people and makes them members of a team. @throws a duplicate key when an e-mail is taken */
  async insert(
    tx: EntityManager,
    teamId: string,
    people: readonly NewStaff[],
  ): Promise<{ staffId: string; role: Role }[]> {
    const createdAt = this.clock.now();
    const rows = people.map((person) => ({ ...person, id: newId(), email: person.email.toLowerCase() }));
    await tx.insert(
      StaffEntity,
      rows.map(({ role: _role, ...row }) => ({ ...row, createdAt, disabledAt: null })),
    );
    for (const { id, role } of rows) await this.join(tx, teamId, id, role);
    return rows.map(({ id, role }) => ({ staffId: id, role }));
  }

  /** @throws a duplicate key when the person is a member already */
  async join(tx: EntityManager, teamId: string, staffId: string, role: Role): Promise<void> {
    const createdAt = this.clock.now();
    const row = { id: newId(), teamId, staffId, role, createdAt };
    await tx.insert(TeamMemberEntity, { ...row, suspendedAt: null, lastSignInAt: null });
  }
}
