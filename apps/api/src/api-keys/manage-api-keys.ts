import { Injectable } from '@nestjs/common';
import type { ApiKey, BodyOf, ResponseOf, createApiKey, listApiKeys } from '@tieline/contracts';
import { AuditLog } from '../audit/audit-log.js';
import { StaffRepository } from '../auth/staff.repository.js';
import { Clock } from '../database/clock.js';
import { newId } from '../database/ids.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { StaffContext } from '../http/request-context.js';
import { ApiKeySecret } from './api-key-secret.js';
import type { ApiKeyEntity } from './api-key.entity.js';
import { ApiKeyRepository } from './api-key.repository.js';

const most = 10;
const revokedShown = 20;

/** Keys of a team: made, shown once, ended; each audited without its secret. */
@Injectable()
export class ManageApiKeys {
  constructor(
    private readonly transactions: Transactions,
    private readonly keys: ApiKeyRepository,
    private readonly secrets: ApiKeySecret,
    private readonly staff: StaffRepository,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  list({ teamId }: StaffContext): Promise<ResponseOf<typeof listApiKeys>> {
    return this.transactions.once(async (db) => {
      const rows = await this.keys.list(db, teamId, revokedShown);
      const names = await this.staff.listNames(db, [...new Set(rows.map(({ staffId }) => staffId))]);
      return { items: rows.map((row) => describe(row, names.get(row.staffId))) };
    });
  }

  /** @throws api_key.too_many */
  async create(
    ctx: StaffContext,
    { name }: BodyOf<typeof createApiKey>,
  ): Promise<ResponseOf<typeof createApiKey>> {
    const { teamId, staffId } = ctx;
    const secret = this.secrets.make();
    const row: ApiKeyEntity = {
      ...{ id: newId(), teamId, name, staffId },
      secretHash: this.secrets.hash(secret),
      ending: secret.slice(-4),
      createdAt: this.clock.now(),
      lastUsedAt: null,
      revokedAt: null,
    };
    const names = await this.transactions.run(async (tx) => {
      if ((await this.keys.countLocked(tx, teamId)) >= most) throw new ProblemError('api_key.too_many');
      await this.keys.insert(tx, row);
      const target = { action: 'api_key.created', targetType: 'api_key', targetId: row.id };
      await this.audit.record(tx, ctx, { ...target, after: { name, ending: row.ending } });
      return this.staff.listNames(tx, [staffId]);
    });
    return { key: describe(row, names.get(staffId)), secret };
  }

  /** One that is revoked already stays so. @throws request.not_found */
  async revoke(ctx: StaffContext, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const row = await this.keys.get(tx, ctx.teamId, id);
      if (!(await this.keys.revoke(tx, row, this.clock.now()))) return;
      const target = { action: 'api_key.revoked', targetType: 'api_key', targetId: id };
      await this.audit.record(tx, ctx, { ...target, before: { name: row.name, ending: row.ending } });
    });
  }
}

function describe(row: ApiKeyEntity, staffName: string | undefined): ApiKey {
  const { id, name, ending, createdAt, lastUsedAt, revokedAt } = row;
  return {
    ...{ id, name, ending },
    createdAt: instant(createdAt),
    staffName: staffName ?? null,
    lastUsedAt: lastUsedAt === null ? null : instant(lastUsedAt),
    revokedAt: revokedAt === null ? null : instant(revokedAt),
  };
}

const instant = (ms: number): string => new Date(ms).toISOString();
