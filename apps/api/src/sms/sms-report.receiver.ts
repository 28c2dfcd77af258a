import { Injectable } from '@nestjs/common';
import type { SmsReportRequest } from '@tieline/sms';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { ProblemError } from '../http/problem.js';
import { rawBody, withRawBody } from '../http/raw-body.js';
import { InjectLogger } from '../logging/logging.module.js';
import { ReportAddress } from '../sms-gateways/report-address.js';
import { TeamGateways } from '../sms-gateways/team-gateways.js';
import { SettleSms } from './settle-sms.js';

const maxBodyBytes = 65_536;

type Params = { gatewayId: string; token: string };

/**
 * GET and POST /api/sms/reports/:gatewayId/:token. Providers report in any form (query, form, JSON, XML), so the body
 * is taken raw. Wrong token, unknown gateway: the same 404.
 */
@Injectable()
export class SmsReportReceiver {
  constructor(
    private readonly address: ReportAddress,
    private readonly gateways: TeamGateways,
    private readonly settle: SettleSms,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  async register(fastify: FastifyInstance): Promise<void> {
    await withRawBody(fastify, maxBodyBytes, (scope) => {
      scope.route<{ Params: Params }>({
        method: ['GET', 'POST'],
        url: '/api/sms/reports/:gatewayId/:token',
        handler: (request, reply) => this.receive(request, reply, request.params),
      });
    });
  }

  private async receive(request: FastifyRequest, reply: FastifyReply, params: Params): Promise<void> {
    const { gatewayId, token } = params;
    // The token before the database: guessing costs nobody a statement.
    const proven = this.address.proves(gatewayId, token);
    const route = proven ? await this.gateways.reporting(gatewayId) : null;
    const reading = route?.gateway.parseReport?.(this.read(request));
    if (!route || !reading) throw new ProblemError('request.not_found');
    for (const report of reading.reports) {
      const settled = await this.settle.report(route, report);
      this.logger.info({ gatewayId, state: report.state, settled }, 'SMS report');
    }
    const { status, contentType, body } = reading.answer;
    await reply.code(status).header('content-type', contentType).send(body);
  }

  private read(request: FastifyRequest): SmsReportRequest {
    return {
      url: this.address.publicUrl(request.url),
      query: texts(request.query),
      headers: texts(request.headers),
      body: rawBody(request).toString('utf8'),
    };
  }
}

/** The last of several values, as most servers have it. */
function texts(values: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values ?? {}).flatMap(([name, value]): [string, string][] => {
      const text: unknown = Array.isArray(value) ? value.at(-1) : value;
      return typeof text === 'string' ? [[name, text]] : [];
    }),
  );
}
