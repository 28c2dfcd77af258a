import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { Transactions } from '../database/transactions.js';
import { addressBucket } from '../http/client-address.js';
import { sendProblem, toProblem } from '../http/problem.filter.js';
import type { SiteContext, TielineRequest } from '../http/request-context.js';
import { SocialBindingSettingsRepository } from './social-binding-settings.repository.js';

const path = /^\/api\/social-binding\/([0-9a-f-]{36})\//;
/** Browsers keep the answer to a preflight this long, at most. */
const preflightSeconds = 7200;

/** Which pages of other origins may talk to us: those of the websites that a channel names, without cookies. */
@Injectable()
export class SiteDoor {
  constructor(
    private readonly transactions: Transactions,
    private readonly settings: SocialBindingSettingsRepository,
  ) {}

  register(fastify: FastifyInstance): void {
    fastify.addHook('onRequest', async (request: TielineRequest, reply) => {
      const channelId = path.exec(request.url)?.[1];
      if (!channelId) return undefined;
      void reply.header('vary', 'origin');
      try {
        await this.open(request, reply, channelId);
      } catch (error) {
        await sendProblem(request, reply, toProblem(error));
        return reply;
      }
      return undefined;
    });
    fastify.options('/api/social-binding/*', (_request, reply) => reply.status(204).send());
  }

  private async open(request: TielineRequest, reply: FastifyReply, channelId: string): Promise<void> {
    const { origin } = request.headers;
    if (origin === undefined) return;
    const site = await this.siteOf(request, channelId, origin);
    if (!site) return;
    request.site = site;
    void reply.header('access-control-allow-origin', site.origin);
    if (request.method !== 'OPTIONS') return;
    void reply
      .header('access-control-allow-methods', 'GET, POST')
      .header('access-control-allow-headers', 'content-type')
      .header('access-control-max-age', String(preflightSeconds));
  }

  private async siteOf(
    request: TielineRequest,
    channelId: string,
    origin: string,
  ): Promise<SiteContext | null> {
    const found = await this.transactions.once((db) => this.settings.find(db, channelId));
    if (!found?.content.origins.includes(origin.toLowerCase())) return null;
    return {
      teamId: found.teamId,
      channelId,
      settings: found.content,
      origin,
      address: addressBucket(request.ip),
      device: /Mobi|Android|iPhone/i.test(request.headers['user-agent'] ?? '') ? 'phone' : 'computer',
    };
  }
}
