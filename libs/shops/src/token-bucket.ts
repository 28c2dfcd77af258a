import type { ShopClock } from './clock.js';

/** Requests overtake each other on the wire: a token stays away a little longer than the shop's second. */
const windowMs = 1100;

/**
 * At most `perSecond` calls in any running second, as shops count. A token comes back one second after its turn; a
 * bucket that refills steadily would let through twice as many in the second after a rest.
 */
export class TokenBucket {
  /** times at which calls go out, past and promised, ascending */
  private turns: number[] = [];

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

  private next(now: number): number {
    const candidates = [now, ...this.turns.map((turn) => turn + windowMs)].filter((turn) => turn >= now);
    return candidates.sort((a, b) => a - b).find((turn) => this.fits(turn)) ?? Infinity;
  }

  private fits(turn: number): boolean {
    const turns = [...this.turns, turn].sort((a, b) => a - b);
    return turns.every((from, at) => (turns[at + this.perSecond] ?? Infinity) - from >= windowMs);
  }
}
