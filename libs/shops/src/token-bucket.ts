import { RateBudget, bookTurns } from './rate-budget.js';

/** The budget of a shop that one process calls. */
export class TokenBucket extends RateBudget {
  /** times at which calls go out, past and promised, ascending */
  private turns: number[] = [];

  book(count: number, deadline: number): number[] | null {
    const booking = bookTurns(this.turns, this.perSecond, { count, now: this.clock.now(), deadline });
    if (booking) this.turns = booking.turns;
    return booking?.booked ?? null;
  }

  giveBack(turns: readonly number[]): void {
    for (const turn of turns) {
      const at = this.turns.indexOf(turn);
      if (at >= 0) this.turns.splice(at, 1);
    }
  }

  /** `admit` sees every call of the one process: a late one changes nothing. */
  late(turn: number): number {
    return turn;
  }
}
