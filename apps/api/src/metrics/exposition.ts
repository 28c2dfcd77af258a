/** Prometheus' text format 0.0.4, as far as this product needs it. Label values never name a person. */

export type Labels = Readonly<Record<string, string>>;

/** More label sets than this in one metric are counted under `other`: a stranger must not be able to fill memory. */
const maxSeries = 500;

abstract class Metric<V> {
  protected readonly series = new Map<string, { labels: Labels; value: V }>();

  constructor(
    readonly name: string,
    readonly help: string,
    readonly type: 'counter' | 'gauge' | 'histogram',
  ) {}

  lines(): string[] {
    return [
      `# HELP ${this.name} ${this.help}`,
      `# TYPE ${this.name} ${this.type}`,
      ...[...this.series.values()].flatMap(({ labels, value }) => this.samples(labels, value)),
    ];
  }

  protected at(labels: Labels, empty: () => V): { labels: Labels; value: V } {
    const key = labelText(labels);
    const found = this.series.get(key);
    if (found) return found;
    if (this.series.size >= maxSeries && Object.values(labels).some((value) => value !== 'other')) {
      return this.at(Object.fromEntries(Object.keys(labels).map((name) => [name, 'other'])), empty);
    }
    const made = { labels, value: empty() };
    this.series.set(key, made);
    return made;
  }

  protected abstract samples(labels: Labels, value: V): string[];
}

class NumberMetric extends Metric<number> {
  /** What it stands at; 0 when it was never touched. */
  get(labels: Labels = {}): number {
    return this.series.get(labelText(labels))?.value ?? 0;
  }

  protected samples(labels: Labels, value: number): string[] {
    return [`${this.name}${labelText(labels)} ${value}`];
  }
}

export class Counter extends NumberMetric {
  constructor(name: string, help: string) {
    super(name, help, 'counter');
  }

  add(labels: Labels = {}, by = 1): void {
    this.at(labels, () => 0).value += by;
  }
}

export class Gauge extends NumberMetric {
  constructor(name: string, help: string) {
    super(name, help, 'gauge');
  }

  set(labels: Labels, value: number): void {
    this.at(labels, () => 0).value = value;
  }

  /** Forgets what is no longer told. */
  clear(): void {
    this.series.clear();
  }
}

type Distribution = { counts: number[]; sum: number; count: number };

export class Histogram extends Metric<Distribution> {
  constructor(
    name: string,
    help: string,
    private readonly bounds: readonly number[],
  ) {
    super(name, help, 'histogram');
  }

  observe(labels: Labels, value: number): void {
    const { value: found } = this.at(labels, () => ({ counts: this.bounds.map(() => 0), sum: 0, count: 0 }));
    const bucket = this.bounds.findIndex((bound) => value <= bound);
    if (bucket >= 0) found.counts[bucket] = (found.counts[bucket] ?? 0) + 1;
    found.sum += value;
    found.count += 1;
  }

  protected samples(labels: Labels, { counts, sum, count }: Distribution): string[] {
    let below = 0;
    const buckets = this.bounds.map((bound, i) => {
      below += counts[i] ?? 0;
      return `${this.name}_bucket${labelText({ ...labels, le: String(bound) })} ${below}`;
    });
    return [
      ...buckets,
      `${this.name}_bucket${labelText({ ...labels, le: '+Inf' })} ${count}`,
      `${this.name}_sum${labelText(labels)} ${sum}`,
      `${this.name}_count${labelText(labels)} ${count}`,
    ];
  }
}

function labelText(labels: Labels): string {
  const parts = Object.entries(labels).map(([name, value]) => `${name}="${escape(value)}"`);
  return parts.length > 0 ? `{${parts.join(',')}}` : '';
}

function escape(value: string): string {
  return value.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n');
}
