export type Place = { key: string; most: number };

/** How many stand where, of one process; one place is taken in all of them or in none. */
export class Places {
  private readonly taken = new Map<string, number>();

  /** How to leave, once; null: somewhere it is full. */
  take(places: readonly Place[]): (() => void) | null {
    if (places.some(({ key, most }) => this.count(key) >= most)) return null;
    for (const { key } of places) this.taken.set(key, this.count(key) + 1);
    let stands = true;
    return () => {
      if (stands) for (const { key } of places) this.leave(key);
      stands = false;
    };
  }

  count(key: string): number {
    return this.taken.get(key) ?? 0;
  }

  /** Keys that somebody stands at. */
  get size(): number {
    return this.taken.size;
  }

  private leave(key: string): void {
    const left = this.count(key) - 1;
    if (left > 0) this.taken.set(key, left);
    else this.taken.delete(key);
  }
}
