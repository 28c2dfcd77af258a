import { Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { EntityManager } from 'typeorm';
import { Cipher } from '../database/cipher.js';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import { ProblemError } from '../http/problem.js';
import type { KnownChallenge, LiffContext } from '../http/request-context.js';
import type { ChallengeOutcome, OtpChallengeEntity } from '../otp/otp-challenge.entity.js';
import { OtpChallengeRepository, type ChallengeOwner } from '../otp/otp-challenge.repository.js';
import { codeKeyPurpose, codeOf, isRightCode } from '../otp/otp-code.js';
import { OtpGuardRepository, type GuardRow, type GuardRows } from '../otp/otp-guard.repository.js';
import { lockedForMs, otpPolicy, withFailure, withSuccess } from '../otp/otp-policy.js';
import { InjectLogger } from '../logging/logging.module.js';

/** A number whose code was right. The challenge is used up only by the transaction that acts on it. */
export type ProvenNumber = {
  challengeId: string;
  state: 'open' | 'proven';
  e164: string;
  phoneIndex: string;
  maskedPhone: string;
  consentVersion: string | null;
  /** failures or growing waits may be on record: only then is it worth a statement to clear them */
  troubled: boolean;
};

/** From a typed code to a proven number. */
@Injectable()
export class ProvenNumbers {
  private readonly codeKey: Buffer;

  constructor(
    private readonly transactions: Transactions,
    private readonly challenges: OtpChallengeRepository,
    private readonly guards: OtpGuardRepository,
    private readonly clock: Clock,
    @InjectLogger() private readonly logger: Logger,
    cipher: Cipher,
  ) {
    this.codeKey = cipher.deriveKey(codeKeyPurpose);
  }

  /** Takes a try, then compares. @throws ProblemError otp.code_wrong, otp.code_expired, otp.code_dead, otp.locked */
  async prove(ctx: LiffContext, code: string): Promise<ProvenNumber> {
    const { challenge } = ctx;
    if (!challenge) throw new ProblemError('otp.code_wrong');
    const { id: challengeId, seed, phoneIndex } = challenge;
    const owner = ownerOf(ctx);
    const now = this.clock.now();
    const taken = await this.transactions.once((db) => this.challenges.takeTry(db, challengeId, owner, now));
    if (!taken) throw refusal(await this.reread(ctx, challengeId), now);
    const right = isRightCode(codeOf(this.codeKey, seed, { challengeId, ...owner, phoneIndex }), code);
    if (!right) await this.countFailure(ctx, challenge, now);
    return this.toProven(challenge, 'open');
  }

  /** A number that was proven while the shop was unavailable. @throws ProblemError otp.not_proven */
  recall({ challenge }: LiffContext): ProvenNumber {
    if (challenge?.state !== 'proven' || (challenge.provenUntil ?? 0) <= this.clock.now()) {
      throw new ProblemError('otp.not_proven');
    }
    return this.toProven(challenge, 'proven');
  }

  /** Keeps the number while the shop is away, so that a retry needs no new SMS. Milliseconds it is kept. */
  async keep({ challengeId, state }: ProvenNumber): Promise<number> {
    const until = this.clock.now() + otpPolicy.provenForMs;
    if (state === 'open') {
      const moved = await this.transactions.once((db) =>
        this.challenges.move(db, challengeId, 'open', 'proven', 'unavailable', until),
      );
      if (!moved) throw codeIsOver();
    }
    return otpPolicy.provenForMs;
  }

  /** Uses the challenge up, in the transaction that acts on it; the second of two callers is refused. */
  async consume(
    tx: EntityManager,
    { challengeId, state }: ProvenNumber,
    outcome: ChallengeOutcome,
  ): Promise<void> {
    const consumed = await this.challenges.move(tx, challengeId, state, 'consumed', outcome);
    if (!consumed) throw state === 'open' ? codeIsOver() : new ProblemError('otp.not_proven');
  }

  /**
   * Only success clears the counters of failures. It comes after the outcome and changes nothing of it: what can not
   * be cleared now is cleared by the next success.
   */
  async clearFailures(ctx: LiffContext, { phoneIndex, troubled }: ProvenNumber): Promise<void> {
    if (!troubled) return;
    try {
      await this.changeGuards(ctx, phoneIndex, ({ phone, pair }) =>
        [phone, pair]
          .filter(({ version }) => version > 0)
          .map((row) => ({ ...row, state: withSuccess(row.state) })),
      );
    } catch (error) {
      this.logger.warn({ err: error, channelId: ctx.channel.id }, 'failures of codes were not cleared');
    }
  }

  private async countFailure(ctx: LiffContext, challenge: KnownChallenge, now: number): Promise<never> {
    const rows = await this.changeGuards(ctx, challenge.phoneIndex, ({ phone, pair }) =>
      [phone, pair].map((row) => ({ ...row, state: withFailure(row.state, now) })),
    );
    const states = { phone: rows[0]?.state, pair: rows[1]?.state };
    const lockedMs =
      states.phone && states.pair ? lockedForMs({ phone: states.phone, pair: states.pair }, false, now) : 0;
    if (lockedMs > 0) {
      await this.transactions.once((db) => this.challenges.replace(db, challenge.id));
      throw new ProblemError('otp.locked', { retryAfterSeconds: Math.ceil(lockedMs / 1000) });
    }
    const { attempts = otpPolicy.triesPerCode } = (await this.reread(ctx, challenge.id)) ?? {};
    const triesLeft = Math.max(0, otpPolicy.triesPerCode - attempts);
    throw new ProblemError(triesLeft > 0 ? 'otp.code_wrong' : 'otp.code_dead', { triesLeft });
  }

  /** Others may have typed meanwhile. */
  private reread(ctx: LiffContext, challengeId: string): Promise<OtpChallengeEntity | null> {
    return this.transactions.once((db) => this.challenges.find(db, challengeId, ownerOf(ctx)));
  }

  private async changeGuards(
    ctx: LiffContext,
    phoneIndex: string,
    change: (rows: GuardRows) => GuardRow[],
  ): Promise<GuardRow[]> {
    const { channel, lineUserId } = ctx;
    const subject = { teamId: channel.teamId, channelId: channel.id, lineUserId, phoneIndex };
    return this.transactions.run(async (tx) => {
      const changed = change(await this.guards.read(tx, subject));
      if (changed.length > 0) await this.guards.write(tx, channel.teamId, changed, this.clock.now());
      return changed;
    });
  }

  private toProven(challenge: KnownChallenge, state: ProvenNumber['state']): ProvenNumber {
    return {
      challengeId: challenge.id,
      state,
      e164: this.challenges.openPhone(challenge),
      phoneIndex: challenge.phoneIndex,
      maskedPhone: challenge.maskedPhone,
      consentVersion: challenge.consentVersion,
      // A wrong code before this one took a try of it, or came with an earlier send of the same series.
      troubled: challenge.attempts > 0 || challenge.sends > 1,
    };
  }
}

function ownerOf({ channel, lineUserId }: LiffContext): ChallengeOwner {
  return { channelId: channel.id, lineUserId };
}

function refusal(challenge: OtpChallengeEntity | null, now: number): ProblemError {
  // Nobody learns whether the challenge of somebody else exists.
  if (!challenge) return new ProblemError('otp.code_wrong');
  if (challenge.state !== 'open' || challenge.expiresAt <= now) return codeIsOver();
  return new ProblemError('otp.code_dead', { triesLeft: 0 });
}

/** Used, replaced by a newer one, or too old: typing it again would never help. */
function codeIsOver(): ProblemError {
  return new ProblemError('otp.code_expired', { triesLeft: 0 });
}
