import type { WorldEvent } from '../protocol.js';

type Listener = (event: WorldEvent) => void;

/** Tells open pages what changed. Costs nothing while nobody listens: events are built on demand. */
export class Bus {
  private readonly listeners = new Set<Listener>();

  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  publish(event: () => WorldEvent): void {
    if (this.listeners.size === 0) return;
    const built = event();
    for (const listener of this.listeners) listener(built);
  }
}
