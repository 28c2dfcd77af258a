/** What a caller is to do: its work runs or has run, or it waits in line, or there is no room even to wait. */
export type Admission = 'taken' | 'waiting' | 'refused';

type Waiting = { id: string; priority: number };
type Lane = { running: number; waiting: Waiting[]; ids: Set<string> };
type Options = {
  /** under way at a time in one lane */
  places: number;
  /** in line of one lane; whoever finds no room is found again by the sweeper */
  mostWaiting: number;
  /** how long a caller waits for its own work to end */
  patienceMs: number;
};

/**
 * A bounded number of deliveries under way for each channel, so that a slow or throttled one takes no place of
 * another's. What finds no place waits here, by priority, and is run when one comes free. A caller that is slow to
 * get its answer is let go: the slot of a queue is for the brisk.
 */
export class ChannelGate {
  private readonly lanes = new Map<string, Lane>();

  /** @param run may leave its place before its end: what is left to do then is no burden to the channel */
  constructor(
    private readonly run: (id: string, leave: () => void) => Promise<void>,
    private readonly options: Options = { places: 16, mostWaiting: 5000, patienceMs: 1000 },
  ) {}

  async offer(laneName: string, job: Waiting): Promise<Admission> {
    const lane = this.lanes.get(laneName) ?? { running: 0, waiting: [], ids: new Set() };
    this.lanes.set(laneName, lane);
    if (lane.running >= this.options.places) return this.line(lane, job);
    await this.briefly(this.work(laneName, lane, job.id));
    return 'taken';
  }

  /** Lanes without a free place. */
  full(): string[] {
    return [...this.lanes].filter(([, { running }]) => running >= this.options.places).map(([name]) => name);
  }

  /** Forgets who waits: the process stops, and their rows wait for another. */
  close(): void {
    for (const lane of this.lanes.values()) {
      lane.waiting.length = 0;
      lane.ids.clear();
    }
  }

  private line({ waiting, ids }: Lane, job: Waiting): Admission {
    if (ids.has(job.id)) return 'waiting';
    if (waiting.length >= this.options.mostWaiting) return 'refused';
    ids.add(job.id);
    const place = waiting.findIndex((other) => other.priority > job.priority);
    if (place < 0) waiting.push(job);
    else waiting.splice(place, 0, job);
    return 'waiting';
  }

  private async work(laneName: string, lane: Lane, id: string): Promise<void> {
    lane.running += 1;
    let left = false;
    const leave = () => {
      if (left) return;
      left = true;
      this.hand(laneName, lane);
    };
    try {
      await this.run(id, leave);
    } finally {
      leave();
    }
  }

  /** A place has come free. */
  private hand(laneName: string, lane: Lane): void {
    lane.running -= 1;
    const next = lane.waiting.shift();
    if (next) {
      lane.ids.delete(next.id);
      void this.work(laneName, lane, next.id);
    } else if (lane.running === 0) this.lanes.delete(laneName);
  }

  private async briefly(work: Promise<void>): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, this.options.patienceMs);
    });
    await Promise.race([work, patience]);
    clearTimeout(timer);
  }
}
