import { Injectable } from '@nestjs/common';
import type { BodyOf, ResponseOf, openIdentityTest } from '@tieline/contracts';
import { IdTokenVerifier } from '@tieline/line';
import { Clock } from '../../database/clock.js';
import { Transactions } from '../../database/transactions.js';
import { ProblemError } from '../../http/problem.js';
import { RunChecks } from '../run-checks.js';
import { IdentityTestRepository } from './identity-test.repository.js';
import { chatTextOf, hashOf, userHash } from './identity-tests.js';
import { TestedChannels } from './tested-channels.js';

const refusals = {
  expired: 'liff.id_token_expired',
  invalid: 'liff.id_token_invalid',
  unavailable: 'liff.identity_unavailable',
} as const;

/** The first half: who opened the link, by the Login channel, and whether the Messaging API can read that person. */
@Injectable()
export class OpenIdentityTest {
  constructor(
    private readonly transactions: Transactions,
    private readonly tests: IdentityTestRepository,
    private readonly tested: TestedChannels,
    private readonly verifier: IdTokenVerifier,
    private readonly checks: RunChecks,
    private readonly clock: Clock,
  ) {}

  async open(input: BodyOf<typeof openIdentityTest>): Promise<ResponseOf<typeof openIdentityTest>> {
    const now = this.clock.now();
    const channel = await this.tested.findByLiff(input.liffId);
    const test =
      channel &&
      (await this.transactions.once((db) =>
        this.tests.findRunning(db, { channelId: channel.id, tokenHash: hashOf(input.token) }, now),
      ));
    if (!channel || !test) throw new ProblemError('auth.link_invalid');
    const verified = await this.verifier.verify(input.idToken, { channelId: test.loginChannelId, now });
    if (!verified.ok) throw new ProblemError(refusals[verified.reason]);
    const profileFound = await this.tested.knows(channel, verified.sub);
    await this.transactions.once((db) =>
      this.tests.update(db, test, {
        loginUserHash: userHash(test.channelId, verified.sub),
        profileFound: profileFound ? 1 : 0,
      }),
    );
    await this.checks.run({ teamId: test.teamId, channelId: test.channelId }, ['sameProvider']);
    const text = chatTextOf(test.word);
    return { text, prefilledChatUrl: this.tested.chatUrl(channel, text), profileFound };
  }
}
