import { Injectable } from '@nestjs/common';
import { getLiffState } from '@tieline/contracts';
import { Clock } from '../database/clock.js';
import { tokenHash } from '../database/cipher.js';
import { Transactions } from '../database/transactions.js';
import { LiffAuthenticator } from '../http/access.guard.js';
import { addressBucket } from '../http/client-address.js';
import { ProblemError } from '../http/problem.js';
import type { LiffContext, TielineRequest } from '../http/request-context.js';
import { LiffSessionRepository } from './liff-session.repository.js';

/** Bearer token of our own → channel and LINE user. A channel that is switched off ends every page at once. */
@Injectable()
export class BearerLiffAuthenticator extends LiffAuthenticator {
  constructor(
    private readonly transactions: Transactions,
    private readonly sessions: LiffSessionRepository,
    private readonly clock: Clock,
  ) {
    super();
  }

  async authenticate(request: TielineRequest): Promise<LiffContext | null> {
    const token = /^Bearer ([\w-]{43})$/.exec(request.headers.authorization ?? '')?.[1];
    if (!token) return null;
    const hash = tokenHash(token);
    const { challengeId = null } = request.params as { challengeId?: string };
    const session = await this.transactions.once((db) =>
      this.sessions.find(db, hash, challengeId, this.clock.now()),
    );
    if (!session) return null;
    if (!session.channel.enabled && !opensWithoutBinding(request)) throw new ProblemError('binding.disabled');
    return { ...session, tokenHash: hash, address: addressBucket(request.ip), requestId: request.id };
  }
}

/** What is not phone binding: ending the session, and everything for the button on the website. */
function opensWithoutBinding({ method, routeOptions, query }: TielineRequest): boolean {
  if (method === 'DELETE' || routeOptions.url?.startsWith('/api/liff/social-binding/')) return true;
  return routeOptions.url === getLiffState.path && (query as { for?: unknown }).for === 'website';
}
