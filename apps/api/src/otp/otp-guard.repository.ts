import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Cipher } from '../database/cipher.js';
import { ConflictingWrite, isDuplicateKey } from '../database/database-errors.js';
import { insertRows } from '../database/statements.js';
import { OtpGuardEntity } from './otp-guard.entity.js';
import { emptyGuard, type GuardState } from './otp-policy.js';

export type GuardKind = OtpGuardEntity['kind'];
export type GuardKeys = Record<GuardKind, string>;
export type GuardRow = { key: string; kind: GuardKind; version: number; state: GuardState };
export type GuardRows = Record<GuardKind, GuardRow>;
export type GuardSubject = { teamId: string; channelId: string; lineUserId: string; phoneIndex: string };

/** The only place that talks to the otp_guards table. Rows are written by version: a conflict runs the unit again. */
@Injectable()
export class OtpGuardRepository {
  constructor(private readonly cipher: Cipher) {}

  /** Phone, user and pair in one statement; unknown ones as empty rows of version 0. */
  async read(db: EntityManager, subject: GuardSubject): Promise<GuardRows> {
    const keys = this.keys(subject);
    const rows = await db.find(OtpGuardEntity, { where: { key: In(Object.values(keys)) } });
    const row = (kind: GuardKind): GuardRow =>
      guardRow(
        kind,
        keys[kind],
        rows.find((candidate) => candidate.key === keys[kind]),
      );
    return { phone: row('phone'), user: row('user'), pair: row('pair') };
  }

  /** New rows in one statement, changed ones by version. @throws ConflictingWrite */
  async write(tx: EntityManager, teamId: string, rows: readonly GuardRow[], now: number): Promise<void> {
    const values = rows.map((row) => ({
      key: row.key,
      teamId,
      kind: row.kind,
      version: row.version + 1,
      state: JSON.stringify(row.state),
      updatedAt: now,
    }));
    const fresh = values.filter((row) => row.version === 1);
    if (fresh.length > 0) {
      try {
        await insertRows(tx, OtpGuardEntity, fresh);
      } catch (error) {
        if (isDuplicateKey(error)) throw new ConflictingWrite('otp guard');
        throw error;
      }
    }
    for (const row of values.filter(({ version }) => version > 1)) {
      const { affected } = await tx.update(OtpGuardEntity, { key: row.key, version: row.version - 1 }, row);
      if (affected !== 1) throw new ConflictingWrite('otp guard');
    }
  }

  keys({ teamId, channelId, lineUserId, phoneIndex }: GuardSubject): GuardKeys {
    return {
      phone: this.cipher.counterKey(teamId, 'guard-phone', phoneIndex),
      user: this.cipher.counterKey(teamId, 'guard-user', `${channelId}|${lineUserId}`),
      pair: this.cipher.counterKey(teamId, 'guard-pair', `${channelId}|${lineUserId}|${phoneIndex}`),
    };
  }
}

export function guardRow(
  kind: GuardKind,
  key: string,
  found: { version: number; state: string } | null | undefined,
): GuardRow {
  if (!found) return { key, kind, version: 0, state: emptyGuard };
  return { key, kind, version: found.version, state: JSON.parse(found.state) as GuardState };
}
