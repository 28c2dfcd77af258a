import type { ShopClock } from './clock.js';

/** Requests overtake each other on the wire: a token stays away a little longer than the shop's second. */
const windowMs = 1100;
/** Timers may be a little early. */
const answeredMs = 1010;
const lookAgainMs = 25;

/**
 * At most `perSecond` calls in any running second, as shops count. A token comes back one second after its turn; a
 * bucket that refills steadily would let through twice as many in the second after a rest.
 */
export class TokenBucket {
  /** times at which calls go out, past and promised, ascending */
  private turns: number[] = [];
  /** calls without an answer yet, and when those of the last second were answered */
  private underway = 0;
  private answered: number[] = [];

  constructor(
    private readonly perSecond: number,
    private readonly clock: ShopClock,
  ) {}

  /** The next `count` turns (the clock's ms, ascending); null, booking nothing, when the last comes after `deadline`. */
  book(count: number, deadline: number): number[] | null {
    const now = this.clock.now();
    this.turns = this.turns.filter((turn) => turn + windowMs > now);
    const before = this.turns;
    const booked: number[] = [];
    for (let call = 0; call < count; call += 1) {
      const turn = this.next(now);
      if (turn >= deadline) {
        this.turns = before;
        return null;
      }
      this.turns = [...this.turns, turn].sort((a, b) => a - b);
      booked.push(turn);
    }
    return booked;
  }

  /** A booked turn that is not needed is free for others. */
  giveBack(turn: number): void {
    const at = this.turns.indexOf(turn);
    if (at >= 0) this.turns.splice(at, 1);
  }

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

  private next(now: number): number {
    const candidates = [now, ...this.turns.map((turn) => turn + windowMs)].filter((turn) => turn >= now);
    return candidates.sort((a, b) => a - b).find((turn) => this.fits(turn)) ?? Infinity;
  }

  private fits(turn: number): boolean {
    const turns = [...this.turns, turn].sort((a, b) => a - b);
    return turns.every((from, at) => (turns[at + this.perSecond] ?? Infinity) - from >= windowMs);
  }
}
