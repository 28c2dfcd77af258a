import { Inject, Injectable } from '@nestjs/common';
import type { BodyOf, SmsGatewayTest, testSmsGateway } from '@tieline/contracts';
import type { Adapters } from '../adapters/adapters.js';
import { SMS_GATEWAY_FACTORY } from '../adapters/adapters.module.js';
import { Transactions } from '../database/transactions.js';
import type { StaffContext } from '../http/request-context.js';
import { ProblemError } from '../http/problem.js';
import { GatewayCredentials } from './gateway-credentials.js';
import { SmsGatewayRepository } from './sms-gateway.repository.js';

/** Tries credentials, saved or not, by the provider's free balance call. */
@Injectable()
export class TestGateway {
  constructor(
    private readonly transactions: Transactions,
    private readonly gateways: SmsGatewayRepository,
    private readonly credentials: GatewayCredentials,
    @Inject(SMS_GATEWAY_FACTORY) private readonly create: Adapters['smsGateway'],
  ) {}

  async test(ctx: StaffContext, input: BodyOf<typeof testSmsGateway>): Promise<SmsGatewayTest> {
    const { id, kind } = input;
    const stored = id ? await this.transactions.once((db) => this.gateways.get(db, ctx.teamId, id)) : null;
    if (stored && stored.kind !== kind) throw new ProblemError('request.not_found');
    const credentials = this.credentials.check(kind, this.credentials.merge(stored, input.credentials));
    const balance = await this.create(kind, credentials).balance();
    if (!balance.ok) return { ok: false, detail: balance.detail };
    return { ok: true, credits: balance.credits, currency: balance.currency ?? null };
  }
}
