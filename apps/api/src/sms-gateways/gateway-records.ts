import { Injectable } from '@nestjs/common';
import type { BodyOf, createSmsGateway, updateSmsGateway } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../database/clock.js';
import { newId } from '../database/ids.js';
import type { StaffContext } from '../http/request-context.js';
import { GatewayCredentials } from './gateway-credentials.js';
import { countriesOf, type SmsGatewayEntity } from './sms-gateway.entity.js';

type Input = BodyOf<typeof createSmsGateway>;
type Changes = BodyOf<typeof updateSmsGateway>;

/** Rows out of input, and what the audit keeps of them. */
@Injectable()
export class GatewayRecords {
  constructor(
    private readonly credentials: GatewayCredentials,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  rowOf(
    ctx: StaffContext,
    input: Input,
    credentials: Record<string, string>,
    place: number,
  ): SmsGatewayEntity {
    const at = { id: newId(), teamId: ctx.teamId };
    return {
      ...at,
      kind: input.kind,
      name: input.name,
      credentialsSealed: this.credentials.seal(at, credentials),
      place,
      countries: textOf(input.countries),
      enabled: input.enabled ? 1 : 0,
      createdAt: this.clock.now(),
    };
  }

  changesOf({ name, countries, enabled }: Omit<Changes, 'credentials'>): Partial<SmsGatewayEntity> {
    return {
      ...(name !== undefined && { name }),
      ...(countries !== undefined && { countries: textOf(countries) }),
      ...(enabled !== undefined && { enabled: enabled ? 1 : 0 }),
    };
  }

  async write(
    tx: EntityManager,
    ctx: StaffContext,
    what: 'created' | 'updated' | 'removed',
    before: SmsGatewayEntity | null,
    after: SmsGatewayEntity | null,
    changedFields: readonly string[] = [],
  ): Promise<void> {
    await this.audit.record(tx, ctx, {
      action: `sms_gateway.${what}`,
      targetType: 'sms_gateway',
      targetId: (after ?? before)?.id ?? '',
      before: before && view(before),
      after: after && { ...view(after), ...(changedFields.length > 0 && { credentials: changedFields }) },
    });
  }

  async ordered(tx: EntityManager, ctx: StaffContext, before: string[], after: string[]): Promise<void> {
    const target = { action: 'sms_gateway.ordered', targetType: 'sms_gateway', targetId: ctx.teamId };
    await this.audit.record(tx, ctx, { ...target, before: { order: before }, after: { order: after } });
  }
}

const textOf = (countries: readonly string[]) => [...new Set(countries)].join(',');

function view(row: SmsGatewayEntity) {
  const { kind, name, enabled } = row;
  return { kind, name, countries: countriesOf(row), enabled: enabled === 1 };
}
