import { Injectable } from '@nestjs/common';
import type { ShopEvent, ShopWebhookRequest } from '@tieline/shops';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import { rawBody, withRawBody } from '../http/raw-body.js';
import { BindingRepository, memberKeyOf } from '../phone-binding/binding.repository.js';
import { ShopConnectionRepository } from '../shops/shop-connection.repository.js';
import { ShopCredentials, definitionOf } from '../shops/shop-credentials.js';
import { ShopWebhookAddress } from '../shops/shop-webhook-address.js';
import { Clock } from '../database/clock.js';
import { ShopEventInbox, type NamedEvent } from './shop-event-inbox.js';
import { ShopEventWorker } from './shop-event-worker.js';

const maxBodyBytes = 1_048_576;

type Params = { connectionId: string; token: string };

/**
 * POST /api/shops/webhooks/:connectionId/:token. The shop gets its 200 when the event is stored; the member's record
 * is read afterwards. Wrong token and unknown connection: the same 404.
 */
@Injectable()
export class ShopWebhookReceiver {
  constructor(
    private readonly transactions: Transactions,
    private readonly connections: ShopConnectionRepository,
    private readonly credentials: ShopCredentials,
    private readonly bindings: BindingRepository,
    private readonly inbox: ShopEventInbox,
    private readonly worker: ShopEventWorker,
    private readonly address: ShopWebhookAddress,
    private readonly clock: Clock,
  ) {}

  async register(fastify: FastifyInstance): Promise<void> {
    await withRawBody(fastify, maxBodyBytes, (scope) => {
      scope.post<{ Params: Params }>('/api/shops/webhooks/:connectionId/:token', (request, reply) =>
        this.receive(request, reply, request.params),
      );
    });
  }

  private async receive(
    request: FastifyRequest,
    reply: FastifyReply,
    { connectionId, token }: Params,
  ): Promise<void> {
    // The token before the database: guessing costs nobody a statement.
    const proven = this.address.proves(connectionId, token);
    const row = proven
      ? await this.transactions.once((db) => this.connections.findById(db, connectionId))
      : null;
    const webhook = row && definitionOf(row.platform).webhook;
    if (!row || !webhook) throw new ProblemError('request.not_found');
    const credentials = this.credentials.open(row);
    if (!credentials) throw new ProblemError('webhook.signature');
    const call = callOf(request);
    const greeting = webhook.greet?.(call, credentials) ?? null;
    if (greeting !== null) {
      await reply.type('text/plain').send(greeting);
      return;
    }
    const secret = credentials[webhook.secretField];
    const believed = secret === undefined ? !webhook.secretRequired : webhook.verify(call, secret);
    if (!believed) throw new ProblemError('webhook.signature');
    const event = webhook.parse(call);
    if (!event) throw new ProblemError('webhook.body');
    const place = { teamId: row.teamId, connectionId };
    const stored = await this.store(place, event);
    await reply.send({});
    if (stored) void this.worker.work(stored);
  }

  /** Of all that a shop tells only what is about bound members is kept. */
  private async store(place: { teamId: string; connectionId: string }, event: ShopEvent) {
    const { teamId, connectionId } = place;
    await this.transactions.once((db) => this.connections.noteWebhook(db, place, this.clock.now()));
    if (!isNamed(event)) return null;
    const memberKey = memberKeyOf(connectionId, event.memberId);
    const bound = await this.transactions.once((db) => this.bindings.findOfMember(db, teamId, memberKey));
    return bound.length > 0 ? this.inbox.store(place, event) : null;
  }
}

function isNamed(event: ShopEvent): event is NamedEvent {
  return event.kind !== 'other' && event.memberId !== null;
}

function callOf(request: FastifyRequest): ShopWebhookRequest {
  return { headers: texts(request.headers), query: texts(request.query), body: rawBody(request) };
}

/** Of several values none: no shop sends any twice. */
function texts(values: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
