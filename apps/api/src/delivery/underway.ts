/** Work that goes on after whoever asked for it has gone. A process that stops waits for all of it. */
export class Underway {
  private readonly tasks = new Set<Promise<void>>();

  /** @param failed logs what went wrong. @returns the end of it, which never rejects and need not be awaited */
  track(work: Promise<unknown>, failed: (error: unknown) => void): Promise<void> {
    const task = work
      .then(
        () => undefined,
        (error: unknown) => {
          failed(error);
        },
      )
      .finally(() => {
        this.tasks.delete(task);
      });
    this.tasks.add(task);
    return task;
  }

  /** What begins meanwhile is waited for, too. */
  async ended(): Promise<void> {
    while (this.tasks.size > 0) await Promise.all(this.tasks);
  }
}
