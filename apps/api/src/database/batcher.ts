type Waiting<In, Out> = { item: In; resolve: (out: Out) => void; reject: (error: unknown) => void };

/**
 * Joins what arrives at the same time into one statement. Nothing is held back: while no flush runs, an item goes at
 * the end of this turn of the event loop; what arrives during a flush goes together with the next one.
 */
export class Batcher<In, Out> {
  private waiting: Waiting<In, Out>[] = [];
  private flushing = 0;

  /** @param flush answers in the order of its items; a rejection rejects all of them */
  constructor(
    private readonly flush: (items: readonly In[]) => Promise<readonly Out[]>,
    private readonly maxItems: number,
    private readonly maxFlushes = 2,
  ) {}

  add(item: In): Promise<Out> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      if (this.waiting.length === 1) setImmediate(() => this.next());
    });
  }

  private next(): void {
    if (this.flushing >= this.maxFlushes || this.waiting.length === 0) return;
    const batch = this.waiting.splice(0, this.maxItems);
    this.flushing += 1;
    // A flush that throws at once fails its batch too: here it would end the process.
    Promise.resolve(batch.map(({ item }) => item))
      .then(this.flush)
      .then(
        (outs) => batch.forEach(({ resolve }, i) => resolve(outs[i] as Out)),
        (error: unknown) => batch.forEach(({ reject }) => reject(error)),
      )
      .finally(() => {
        this.flushing -= 1;
        this.next();
      });
    if (this.waiting.length > 0) this.next();
  }
}
