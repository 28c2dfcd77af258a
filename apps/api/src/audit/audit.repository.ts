import { Injectable } from '@nestjs/common';
import { Brackets, type EntityManager } from 'typeorm';
import { AuditEntity } from './audit.entity.js';

export type AuditFilter = {
  q?: string | undefined;
  staffId?: string | undefined;
  action?: string | undefined;
  targetType?: string | undefined;
  from?: number | undefined;
  until?: number | undefined;
  /** id that the page before ended with */
  before?: string | undefined;
};

/** Reads only; `AuditLog` is what writes. */
@Injectable()
export class AuditRepository {
  /** Newest first. */
  list(db: EntityManager, teamId: string, filter: AuditFilter, limit: number): Promise<AuditEntity[]> {
    const { q, staffId, action, targetType, from, until, before } = filter;
    const query = db.createQueryBuilder(AuditEntity, 'audit').where({ teamId });
    if (q) {
      // `!` escapes on both engines; a backslash would mean something else to each.
      const part = `%${q.replace(/[!%_]/g, '!$&')}%`;
      query.andWhere(
        new Brackets((any) => {
          any.where('audit.requestId = :q OR audit.targetId = :q', { q });
          any.orWhere("audit.before LIKE :part ESCAPE '!'", { part });
          any.orWhere("audit.after LIKE :part ESCAPE '!'", { part });
        }),
      );
    }
    if (staffId) query.andWhere('audit.staffId = :staffId', { staffId });
    if (action) query.andWhere('audit.action = :action', { action });
    if (targetType) query.andWhere('audit.targetType = :targetType', { targetType });
    if (from !== undefined) query.andWhere('audit.createdAt >= :from', { from });
    if (until !== undefined) query.andWhere('audit.createdAt < :until', { until });
    if (before) query.andWhere('audit.id < :before', { before });
    return query.orderBy('audit.id', 'DESC').take(limit).getMany();
  }

  async listStaffIds(db: EntityManager, teamId: string): Promise<string[]> {
    const rows = await db
      .createQueryBuilder(AuditEntity, 'audit')
      .select('DISTINCT audit.staffId', 'staffId')
      .where({ teamId })
      .getRawMany<{ staffId: string }>();
    return rows.map(({ staffId }) => staffId);
  }
}
