import { Injectable } from '@nestjs/common';
import { parseWebhook, verifySignature } from '@tieline/line';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Logger } from 'pino';
import { ChannelCredentials, type ChannelIdentity } from '../channels/channel-credentials.js';
import { ProblemError } from '../http/problem.js';
import { rawBody, withRawBody } from '../http/raw-body.js';
import type { TielineRequest } from '../http/request-context.js';
import { InjectLogger } from '../logging/logging.module.js';
import { EventProcessor } from './event-processor.js';
import { WebhookInbox } from './webhook-inbox.js';

const maxBodyBytes = 1_048_576;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * POST /api/line/webhook/:channelId. The signature is over the raw bytes. LINE gets its 200 when the events are
 * stored; they are worked on afterwards.
 */
@Injectable()
export class LineWebhookReceiver {
  constructor(
    private readonly channels: ChannelCredentials,
    private readonly inbox: WebhookInbox,
    private readonly processor: EventProcessor,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  async register(fastify: FastifyInstance): Promise<void> {
    await withRawBody(fastify, maxBodyBytes, (scope) => {
      scope.post<{ Params: { channelId: string } }>('/api/line/webhook/:channelId', (request, reply) =>
        this.receive(request, reply, request.params.channelId),
      );
    });
  }

  /** LINE tells most accounts nothing twice: before it is refused, what another process has saved is looked for. */
  private async signedBy(id: string, body: Buffer, signature: string): Promise<ChannelIdentity | null> {
    if (!uuid.test(id)) return null;
    const kept = await this.channels.find(id);
    if (!kept || (await verifySignature(body, signature, kept.webhookSecrets))) return kept;
    const saved = await this.channels.findFresh(id);
    const isOther = saved && saved !== kept;
    return isOther && (await verifySignature(body, signature, saved.webhookSecrets)) ? saved : null;
  }

  private async receive(request: TielineRequest, reply: FastifyReply, channelId: string): Promise<void> {
    const body = rawBody(request);
    const header = request.headers['x-line-signature'];
    const channel = typeof header === 'string' ? await this.signedBy(channelId, body, header) : null;
    if (!channel) throw new ProblemError('webhook.signature');
    const webhook = parseWebhook(body);
    if (!webhook) throw new ProblemError('webhook.body');
    if (channel.botUserId && webhook.destination && webhook.destination !== channel.botUserId) {
      this.logger.warn(
        { channelId },
        'webhook for another bot; check the channel secret and the webhook URL',
      );
      await reply.send({});
      return;
    }
    const fresh = webhook.events.length > 0 ? await this.inbox.store(channel, webhook.events) : [];
    await reply.send({});
    void this.processor.process(fresh);
  }
}
