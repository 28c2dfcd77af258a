import { Inject, Injectable } from '@nestjs/common';
import { SmsGateway } from '@tieline/sms';
import type { Adapters } from '../adapters/adapters.js';
import { SMS_GATEWAY_FACTORY } from '../adapters/adapters.module.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { Cipher } from '../database/cipher.js';
import { GatewayCredentials, definitionOf } from './gateway-credentials.js';
import { ReportAddress } from './report-address.js';
import type { SmsGatewayEntity } from './sms-gateway.entity.js';

/** A gateway with the account it sends by, hashed. `gatewayId` null is the installation's own. */
export type Route = { gatewayId: string | null; account: string; gateway: SmsGateway };

/** Makes gateways out of rows, each with its account: who sent an SMS is the only one to know of it. */
@Injectable()
export class GatewayMaker {
  readonly instance: Route;

  constructor(
    private readonly credentials: GatewayCredentials,
    private readonly reports: ReportAddress,
    private readonly cipher: Cipher,
    gateway: SmsGateway,
    @Inject(SMS_GATEWAY_FACTORY) private readonly create: Adapters['smsGateway'],
    @Inject(CONFIG) { sms }: Config,
  ) {
    const account = this.nameOf('', [sms.gateway, sms.baseUrl ?? null]);
    this.instance = { gatewayId: null, account, gateway };
  }

  make(row: SmsGatewayEntity): Route & { gatewayId: string } {
    const { id: gatewayId, teamId, kind } = row;
    const credentials = this.credentials.open(row);
    const account = this.nameOf(teamId, [kind, definitionOf(kind).accountOf(credentials)]);
    return { gatewayId, account, gateway: this.create(kind, credentials, this.reports.of(gatewayId)) };
  }

  private nameOf(teamId: string, parts: readonly (string | null)[]): string {
    return this.cipher.counterKey(teamId, 'sms-account', JSON.stringify(parts));
  }
}
