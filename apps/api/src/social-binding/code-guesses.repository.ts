import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { tokenHash } from '../database/cipher.js';
import { execute, insertRows } from '../database/statements.js';
import { CodeGuessEntity } from './code-guess.entity.js';
import { tiePolicy } from './tie-policy.js';

/** More than that is all the same. */
const countedGuesses = 1_000_000;

export type Guesser = { teamId: string; channelId: string; lineUserId: string };

/** How often a LINE user may send digits that are no code. The only place that talks to social_code_guesses. */
@Injectable()
export class CodeGuesses {
  /** Counts before anything is compared, so that a hundred at once are a hundred. False: no more within the hour. */
  take(tx: EntityManager, guesser: Guesser, now: number): Promise<boolean> {
    return this.count(tx, guesser, { guessKey: keyOf(guesser), most: tiePolicy.guesses, now });
  }

  /** It was none: counted for all LINE users of the channel together, whom one person may have many of. */
  async noteWrong(tx: EntityManager, guesser: Guesser, now: number): Promise<void> {
    await this.count(tx, guesser, { guessKey: tokenHash(guesser.channelId), most: countedGuesses, now });
  }

  /** So many wrong ones within the hour that a right one may be luck. */
  async areSuspicious(db: EntityManager, channelId: string, now: number): Promise<boolean> {
    const row = await db.findOneBy(CodeGuessEntity, { guessKey: tokenHash(channelId) });
    return (
      row !== null &&
      row.windowStart > now - tiePolicy.guessWindowMs &&
      row.wrong >= tiePolicy.guessesOfChannel
    );
  }

  /** It was a code after all. */
  async forgive(tx: EntityManager, guesser: Guesser): Promise<void> {
    await tx.delete(CodeGuessEntity, { guessKey: keyOf(guesser) });
  }

  private async count(
    tx: EntityManager,
    { teamId, channelId }: Guesser,
    { guessKey, most, now }: { guessKey: string; most: number; now: number },
  ): Promise<boolean> {
    const row = { guessKey, teamId, channelId, wrong: 1, windowStart: now };
    if ((await insertRows(tx, CodeGuessEntity, [row], { ignoreDuplicates: true })) === 1) return true;
    const over = now - tiePolicy.guessWindowMs;
    const anew =
      'UPDATE social_code_guesses SET wrong = 1, window_start = ? WHERE guess_key = ? AND window_start <= ?';
    if ((await execute(tx, anew, [now, guessKey, over])) === 1) return true;
    const again = 'UPDATE social_code_guesses SET wrong = wrong + 1 WHERE guess_key = ? AND wrong < ?';
    return (await execute(tx, again, [guessKey, most])) === 1;
  }
}

function keyOf({ channelId, lineUserId }: Pick<Guesser, 'channelId' | 'lineUserId'>): string {
  return tokenHash(`${channelId}|${lineUserId}`);
}
