import type { ShopClock } from './clock.js';

/** Requests overtake each other on the wire: a token stays away a little longer than the shop's second. */
const windowMs = 1100;
/** Timers may be a little early. */
const answeredMs = 1010;
const lookAgainMs = 25;

export type Booking = { count: number; now: number; deadline: number };

/**
 * At most `perSecond` calls in any running second, as shops count. A token comes back one second after its turn; a
 * budget that refills steadily would let through twice as many in the second after a rest.
 * @param before turns past and promised, ascending; null when the last of the new ones came after the deadline
 */
export function bookTurns(
  before: readonly number[],
  perSecond: number,
  { count, now, deadline }: Booking,
): { turns: number[]; booked: number[] } | null {
  let turns = before.filter((turn) => turn + windowMs > now);
  const booked: number[] = [];
  for (let call = 0; call < count; call += 1) {
    const turn = nextTurn(turns, perSecond, now);
    if (turn >= deadline) return null;
    turns = [...turns, turn].sort((a, b) => a - b);
    booked.push(turn);
  }
  return { turns, booked };
}

function nextTurn(turns: readonly number[], perSecond: number, now: number): number {
  const candidates = [now, ...turns.map((turn) => turn + windowMs)].filter((turn) => turn >= now);
  const fits = (turn: number) => {
    const all = [...turns, turn].sort((a, b) => a - b);
    return all.every((from, at) => (all[at + perSecond] ?? Infinity) - from >= windowMs);
  };
  return candidates.sort((a, b) => a - b).find(fits) ?? Infinity;
}

/** When calls to one shop may go out. */
export abstract class RateBudget {
  /** calls without an answer yet, and when those of the last second were answered */
  private underway = 0;
  private answered: number[] = [];

  constructor(
    protected readonly perSecond: number,
    protected readonly clock: ShopClock,
  ) {}

  /** The next `count` turns (the clock's ms, ascending); null, booking nothing, when the last comes after `deadline`. */
  abstract book(count: number, deadline: number): number[] | null | Promise<number[] | null>;

  /** Booked turns that are not needed are free for others. */
  abstract giveBack(turns: readonly number[]): void;

  /** A booked turn whose call comes later than it was to: the turn it goes by now; null: none before `deadline`. */
  abstract late(turn: number, deadline: number): number | null | Promise<number | null>;

  /**
   * Called when a turn has come: 0 counts the call, which goes out now; else the ms until it may be tried again. Turns
   * slip when process or network are busy; what the shop has certainly counted is known when its answer is there.
   */
  admit(): number {
    const now = this.clock.now();
    this.answered = this.answered.filter((time) => time + answeredMs > now);
    if (this.underway + this.answered.length < this.perSecond) {
      this.underway += 1;
      return 0;
    }
    const [oldest] = this.answered;
    return oldest === undefined ? lookAgainMs : oldest + answeredMs - now;
  }

  /** The answer of an admitted call is there, or will never be. */
  ended(): void {
    this.underway -= 1;
    this.answered.push(this.clock.now());
  }
}
