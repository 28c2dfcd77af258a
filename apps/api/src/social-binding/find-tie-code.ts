import { Injectable } from '@nestjs/common';
import type { SocialBindingContent } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { Cipher } from '../database/cipher.js';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import { CodeGuesses, type Guesser } from './code-guesses.repository.js';
import { SocialBindingSettingsRepository } from './social-binding-settings.repository.js';
import type { TieAttemptEntity } from './tie-attempt.entity.js';
import { TieAttemptRepository } from './tie-attempt.repository.js';
import { codeHashOf, type SaidCode } from './tie-code.js';
import { tiePolicy } from './tie-policy.js';

export type Heard =
  | { kind: 'chat' }
  | { kind: 'wrong' | 'limited' }
  /** paused: somebody guesses; who is signed in is not tied by six digits meanwhile */
  | { kind: 'used' | 'expired' | 'paused'; attempt: TieAttemptEntity }
  /** a signed member: the person is to be asked before anything is tied */
  | { kind: 'ask' | 'tie'; attempt: TieAttemptEntity; settings: SocialBindingContent };

/** What six digits in the chat are: a code, no longer one, a guess, or just a number that somebody wrote. */
@Injectable()
export class FindTieCode {
  constructor(
    private readonly transactions: Transactions,
    private readonly attempts: TieAttemptRepository,
    private readonly settings: SocialBindingSettingsRepository,
    private readonly guesses: CodeGuesses,
    private readonly cipher: Cipher,
    private readonly clock: Clock,
  ) {}

  find(from: Guesser, said: SaidCode): Promise<Heard> {
    return this.transactions.run(async (tx) => {
      const now = this.clock.now();
      const { channelId } = from;
      const hash = codeHashOf(this.cipher, from, said.code);
      const since = now - tiePolicy.rememberCodeMs;
      const attempt = await this.attempts.findByCode(tx, channelId, hash, since);
      if (!attempt && !(await this.attempts.hasOpenCode(tx, channelId, now))) return { kind: 'chat' };
      const stored = await this.settings.get(tx, from.teamId, channelId);
      if (!stored.content.enabled) return { kind: 'chat' };
      if (!(await this.guesses.take(tx, from, now))) return { kind: 'limited' };
      if (!attempt) {
        await this.guesses.noteWrong(tx, from, now);
        return { kind: 'wrong' };
      }
      return this.judge(tx, from, { attempt, settings: stored.content, said }, now);
    });
  }

  private async judge(
    tx: EntityManager,
    from: Guesser,
    found: { attempt: TieAttemptEntity; settings: SocialBindingContent; said: SaidCode },
    now: number,
  ): Promise<Heard> {
    const { attempt, settings, said } = found;
    if (attempt.state !== 'open') return { kind: 'used', attempt };
    if (attempt.expiresAt <= now) return { kind: 'expired', attempt };
    if (attempt.memberId !== null && (await this.guesses.areSuspicious(tx, from.channelId, now))) {
      return { kind: 'paused', attempt };
    }
    if (!(await this.attempts.claim(tx, attempt.id, from.lineUserId, now))) return { kind: 'used', attempt };
    await this.guesses.forgive(tx, from);
    const asks = attempt.memberId !== null && !(said.confirms && attempt.lineUserId === from.lineUserId);
    return { kind: asks ? 'ask' : 'tie', attempt, settings };
  }
}
