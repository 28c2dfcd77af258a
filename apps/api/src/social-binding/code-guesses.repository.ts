import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { tokenHash } from '../database/cipher.js';
import { execute, insertRows } from '../database/statements.js';
import { CodeGuessEntity } from './code-guess.entity.js';
import { tiePolicy } from './tie-policy.js';

export type Guesser = { teamId: string; channelId: string; lineUserId: string };

/** How often a LINE user may send digits that are no code. The only place that talks to social_code_guesses. */
@Injectable()
export class CodeGuesses {
  /** Counts before anything is compared, so that a hundred at once are a hundred. False: no more within the hour. */
  async take(tx: EntityManager, { teamId, channelId, lineUserId }: Guesser, now: number): Promise<boolean> {
    const guessKey = keyOf({ channelId, lineUserId });
    const row = { guessKey, teamId, channelId, wrong: 1, windowStart: now };
    if ((await insertRows(tx, CodeGuessEntity, [row], { ignoreDuplicates: true })) === 1) return true;
    const over = now - tiePolicy.guessWindowMs;
    const anew =
      'UPDATE social_code_guesses SET wrong = 1, window_start = ? WHERE guess_key = ? AND window_start <= ?';
    if ((await execute(tx, anew, [now, guessKey, over])) === 1) return true;
    const again = 'UPDATE social_code_guesses SET wrong = wrong + 1 WHERE guess_key = ? AND wrong < ?';
    return (await execute(tx, again, [guessKey, tiePolicy.guesses])) === 1;
  }

  /** It was a code after all. */
  async forgive(tx: EntityManager, guesser: Guesser): Promise<void> {
    await tx.delete(CodeGuessEntity, { guessKey: keyOf(guesser) });
  }
}

function keyOf({ channelId, lineUserId }: Pick<Guesser, 'channelId' | 'lineUserId'>): string {
  return tokenHash(`${channelId}|${lineUserId}`);
}
