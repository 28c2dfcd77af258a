import type { JourneyStep } from '@tieline/contracts';

export type Placed = { step: JourneyStep; next: string | null };

/** A list of steps as it is gone through: what comes after each of them, whatever block it stands in. */
export class Program {
  readonly first: string | null;
  private readonly places = new Map<string, Placed>();

  constructor(readonly steps: readonly JourneyStep[]) {
    this.first = this.lay(steps, null);
  }

  at(id: string): Placed | null {
    return this.places.get(id) ?? null;
  }

  /** Where a list begins; `after` when it is empty. */
  static begin(steps: readonly JourneyStep[], after: string | null): string | null {
    return steps[0]?.id ?? after;
  }

  private lay(steps: readonly JourneyStep[], after: string | null): string | null {
    steps.forEach((step, i) => {
      const next = steps[i + 1]?.id ?? after;
      this.places.set(step.id, { step, next });
      if (step.kind !== 'condition') return;
      this.lay(step.then, next);
      this.lay(step.else, next);
    });
    return Program.begin(steps, after);
  }
}
