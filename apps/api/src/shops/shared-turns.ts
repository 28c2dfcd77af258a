import { setTimeout as sleep } from 'node:timers/promises';
import { RateBudget, bookTurns, type ShopClock } from '@tieline/shops';
import { Batcher } from '../database/batcher.js';
import type { Clock } from '../database/clock.js';
import { execute, insertRows, selectRows } from '../database/statements.js';
import type { Transactions } from '../database/transactions.js';
import { ShopTurnsEntity } from './shop-turns.entity.js';

type Place = { teamId: string; connectionId: string };
/** Instants of the database's clock. `back`: turns that are free again. */
type Wish = { count: number; deadline: number; back: readonly number[] };
type Seen = { version: number; turns: number[] };

const mostTries = 12;
/** A turn that is longer past than this counts for nothing. */
const forgottenMs = 5_000;

/**
 * The budget of a shop that several processes call: the turns stand in one row of the database, changed by whoever
 * has seen its newest version. What a process wants at the same time is one statement. Nobody waits longer than the
 * call itself may take: without an answer of the database there is no budget.
 */
export class SharedTurns extends RateBudget {
  private seen: Seen | null = null;
  private readonly wishes = new Batcher<Wish, number[] | null>((items) => this.grant(items), 200, 1);

  constructor(
    perSecond: number,
    clock: ShopClock,
    private readonly place: Place,
    private readonly transactions: Pick<Transactions, 'once'>,
    private readonly databaseClock: Clock,
  ) {
    super(perSecond, clock);
  }

  book(count: number, deadline: number): Promise<number[] | null> {
    return this.wish({ count, back: [] }, deadline);
  }

  giveBack(turns: readonly number[]): void {
    const wish = { count: 0, deadline: 0, back: turns.map((turn) => this.inDatabase(turn)) };
    // Turns that nobody takes back end by themselves.
    this.wishes.add(wish).catch(() => undefined);
  }

  /** Others count on its time: a late call goes by a new turn. */
  async late(turn: number, deadline: number): Promise<number | null> {
    const [moved] = (await this.wish({ count: 1, back: [this.inDatabase(turn)] }, deadline)) ?? [];
    return moved ?? null;
  }

  private async wish(wish: Omit<Wish, 'deadline'>, deadline: number): Promise<number[] | null> {
    const waitMs = Math.max(0, deadline - this.clock.now());
    const asked = this.wishes.add({ ...wish, deadline: this.inDatabase(deadline) }).catch(() => null);
    const patience = new AbortController();
    const tooLate = sleep(waitMs, null, { signal: patience.signal }).catch(() => null);
    const booked = await Promise.race([asked, tooLate]);
    patience.abort();
    return booked && booked.map((turn) => turn - this.offset());
  }

  /** Grants in the order of the wishes, all by one change of the row. */
  private async grant(wishes: readonly Wish[]): Promise<(number[] | null)[]> {
    for (let tries = 0; tries < mostTries; tries += 1) {
      const seen = this.seen ?? (await this.read());
      const { turns, granted } = this.plan(seen.turns, wishes);
      if (await this.write(seen.version, turns)) {
        this.seen = { version: seen.version + 1, turns };
        return granted;
      }
      this.seen = null;
      await sleep(Math.random() * 5 * (tries + 1));
    }
    return wishes.map(() => null);
  }

  private plan(before: readonly number[], wishes: readonly Wish[]) {
    const now = this.databaseClock.now();
    let turns = before.filter((turn) => turn > now - forgottenMs);
    const granted = wishes.map(({ count, deadline, back }) => {
      for (const turn of back) {
        const at = turns.findIndex((each) => Math.abs(each - turn) < 3);
        if (at >= 0) turns = turns.toSpliced(at, 1);
      }
      const booking = bookTurns(turns, this.perSecond, { count, now, deadline });
      if (booking) turns = booking.turns;
      return booking?.booked ?? null;
    });
    return { turns, granted };
  }

  private async read(): Promise<Seen> {
    const { connectionId } = this.place;
    const row = { ...this.place, version: 0, turns: '[]' };
    return this.transactions.once(async (db) => {
      const find = () => selectRows(db, ShopTurnsEntity, 'connection_id = ?', [connectionId]);
      let [found] = await find();
      if (!found) {
        await insertRows(db, ShopTurnsEntity, [row], { ignoreDuplicates: true });
        [found] = await find();
      }
      const { version, turns } = found ?? row;
      return { version: Number(version), turns: JSON.parse(turns) as number[] };
    });
  }

  private async write(version: number, turns: readonly number[]): Promise<boolean> {
    const changed = await this.transactions.once((db) =>
      execute(
        db,
        'UPDATE shop_turns SET version = version + 1, turns = ? WHERE connection_id = ? AND version = ?',
        [JSON.stringify(turns), this.place.connectionId, version],
      ),
    );
    return changed === 1;
  }

  private inDatabase(turn: number): number {
    return turn + this.offset();
  }

  private offset(): number {
    return this.databaseClock.now() - this.clock.now();
  }
}
