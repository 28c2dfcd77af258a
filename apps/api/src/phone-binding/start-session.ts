import { Injectable } from '@nestjs/common';
import type { BodyOf, LiffSession, Locale, createLiffSession } from '@tieline/contracts';
import { IdTokenVerifier } from '@tieline/line';
import { Clock } from '../database/clock.js';
import { newToken, tokenHash } from '../database/cipher.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import { LiffStates } from './liff-state.js';
import { LiffSessionRepository, liffSessionMs } from './liff-session.repository.js';

const refusals = {
  expired: 'liff.id_token_expired',
  invalid: 'liff.id_token_invalid',
  unavailable: 'liff.identity_unavailable',
} as const;

/** Exchanges a LINE ID token, once, for a session of ours. The only place where a LINE identity is accepted. */
@Injectable()
export class StartSession {
  constructor(
    private readonly transactions: Transactions,
    private readonly sessions: LiffSessionRepository,
    private readonly states: LiffStates,
    private readonly verifier: IdTokenVerifier,
    private readonly clock: Clock,
  ) {}

  async start(input: BodyOf<typeof createLiffSession>, locale: Locale): Promise<LiffSession> {
    const { liffId, idToken } = input;
    const now = this.clock.now();
    // The LIFF id begins with the Login channel's id, which the token must name as its audience.
    const [loginChannelId = ''] = liffId.split('-');
    const verified = await this.verifier.verify(idToken, { channelId: loginChannelId, now });
    if (!verified.ok) throw new ProblemError(refusals[verified.reason]);
    const found = await this.transactions.once((db) =>
      this.sessions.findChannelFor(db, liffId, verified.sub),
    );
    if (!found) throw new ProblemError('liff.unknown_page');
    const { channel, bound, fresh: nothingYet } = found;
    // The website's button is switched by itself; such a session opens nothing else while binding is off.
    if (!channel.enabled && input.for !== 'website') throw new ProblemError('binding.disabled');

    const token = newToken();
    const session = {
      tokenHash: tokenHash(token),
      teamId: channel.teamId,
      channelId: channel.id,
      lineUserId: verified.sub,
      lineName: verified.name?.slice(0, 200) ?? null,
      linePicture: verified.picture?.slice(0, 1000) ?? null,
      locale,
      source: input.source ?? null,
      bound: bound ? 1 : 0,
      wentOn: null,
      idTokenHash: verified.fingerprint,
      createdAt: now,
      expiresAt: now + liffSessionMs,
    };
    const fresh = await this.transactions.once((db) => this.sessions.insert(db, session));
    if (!fresh) throw new ProblemError('liff.id_token_used');
    const { lineUserId, lineName, linePicture } = session;
    const subject = { channel, lineUserId, lineName, linePicture };
    const state = nothingYet ? this.states.blank(subject) : await this.states.read(subject);
    return { ...state, token, expiresInSeconds: liffSessionMs / 1000 };
  }
}
