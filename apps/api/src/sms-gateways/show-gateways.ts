import { Inject, Injectable } from '@nestjs/common';
import {
  smsGatewayKinds,
  type ResponseOf,
  type SmsGatewayKind,
  type SmsProvider,
  type TeamSmsGateway,
  type listSmsGateways,
} from '@tieline/contracts';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { Transactions } from '../database/transactions.js';
import type { StaffContext } from '../http/request-context.js';
import { GatewayCredentials, definitionOf } from './gateway-credentials.js';
import { ReportAddress } from './report-address.js';
import { countriesOf, type SmsGatewayEntity } from './sms-gateway.entity.js';
import { SmsGatewayRepository } from './sms-gateway.repository.js';

/** What admins see of their gateways. */
@Injectable()
export class ShowGateways {
  constructor(
    private readonly transactions: Transactions,
    private readonly gateways: SmsGatewayRepository,
    private readonly credentials: GatewayCredentials,
    private readonly reports: ReportAddress,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async list(ctx: StaffContext): Promise<ResponseOf<typeof listSmsGateways>> {
    const rows = await this.transactions.once((db) => this.gateways.list(db, ctx.teamId));
    return {
      items: rows.map((row) => this.describe(row)),
      providers: smsGatewayKinds.filter((kind) => this.offers(kind)).map(provider),
      instanceGateway: this.config.sms.gateway !== null,
    };
  }

  /** The sandbox's gateway sends nothing: in production it is offered only where a sandbox may be. */
  offers(kind: SmsGatewayKind): boolean {
    return kind !== 'sandbox' || this.config.sandboxAllowed;
  }

  describe(row: SmsGatewayEntity): TeamSmsGateway {
    const { id, kind, name, enabled, createdAt } = row;
    return {
      id,
      kind,
      name,
      ...this.credentials.describe(row),
      countries: countriesOf(row),
      enabled: enabled === 1,
      reportUrl: this.reports.of(id),
      createdAt: new Date(createdAt).toISOString(),
    };
  }
}

function provider(kind: SmsGatewayKind): SmsProvider {
  const { name, fields } = definitionOf(kind);
  return { kind, name, fields: [...fields] };
}
