import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../database/clock.js';
import { newId } from '../database/ids.js';
import type { StaffContext } from '../http/request-context.js';
import { AuditEntity } from './audit.entity.js';

export type AuditRecord = {
  /** `channel.updated` */
  action: string;
  targetType: string;
  targetId: string;
  before?: object | null;
  after?: object | null;
};

/** Who did it: of a signed-in request, or of a link that somebody opened. */
export type AuditActor = Pick<StaffContext, 'teamId' | 'staffId' | 'requestId'>;

const secretKey = /secret|token|password|sealed/i;

/** JSON without secrets: callers leave them out, this makes sure. That one was changed stays visible. */
function withoutSecrets(value: object | null | undefined): string | null {
  if (!value) return null;
  return JSON.stringify(value, (key, inner: unknown) =>
    secretKey.test(key) && typeof inner === 'string' ? '…' : inner,
  );
}

/** Append-only: nothing here changes or removes a record. */
@Injectable()
export class AuditLog {
  constructor(private readonly clock: Clock) {}

  /** In the transaction of the change it records. */
  async record(tx: EntityManager, ctx: AuditActor, record: AuditRecord): Promise<void> {
    await tx.insert(AuditEntity, {
      id: newId(),
      teamId: ctx.teamId,
      staffId: ctx.staffId,
      action: record.action,
      targetType: record.targetType,
      targetId: record.targetId,
      before: withoutSecrets(record.before),
      after: withoutSecrets(record.after),
      requestId: ctx.requestId.slice(0, 60),
      createdAt: this.clock.now(),
    });
  }
}
