import type {
  JourneyCondition,
  JourneyMessage,
  JourneyStepKind,
  QuietHours,
  journeyResults,
} from '@tieline/contracts';
import { Program } from './program.js';
import { quietUntil, waitUntil } from './schedule.js';

export type StepResult = (typeof journeyResults)[number];
export type Taken = { stepId: string; kind: JourneyStepKind; result: StepResult; until: number | null };

/** What is known of somebody when they go on. */
export type Traveller = {
  /** null: LINE has not said */
  friend: boolean | null;
  bound: boolean;
  /** of the tags that the journey asks for */
  tags: ReadonlySet<string>;
  /** steps whose message they followed a link of, since they entered */
  clicked: ReadonlySet<string>;
};

export type Effect =
  | { kind: 'send'; stepId: string; message: JourneyMessage }
  | { kind: 'tag'; tagId: string; on: boolean }
  | { kind: 'menu'; stepId: string; menuId: string | null }
  | { kind: 'webhook'; stepId: string; url: string };

export type Walked = {
  taken: Taken[];
  effects: Effect[];
  /** where they are now; null: it is over */
  place: string | null;
  /** the step at `place` is a wait that has begun */
  waited: boolean;
  dueAt: number;
};

export type Circumstances = {
  now: number;
  timeZone: string;
  quietHours: QuietHours | null;
  /** a trial waits for nothing */
  skipWaits?: boolean;
};

/** Takes a person as far as they get now. Decides; does nothing. */
export function walk(
  program: Program,
  from: { place: string | null; waited: boolean },
  traveller: Traveller,
  circumstances: Circumstances,
): Walked {
  return new Walk(program, traveller, circumstances).go(from);
}

class Walk {
  private readonly taken: Taken[] = [];
  private readonly effects: Effect[] = [];
  private readonly tags: Set<string>;

  constructor(
    private readonly program: Program,
    private readonly traveller: Traveller,
    private readonly circumstances: Circumstances,
  ) {
    this.tags = new Set(traveller.tags);
  }

  go({ place, waited }: { place: string | null; waited: boolean }): Walked {
    let at = place;
    // A wait that has begun is over when somebody comes for it.
    if (at !== null && waited) at = this.program.at(at)?.next ?? null;
    while (at !== null) {
      const next = this.step(at);
      if (typeof next === 'object' && next !== null) return this.stay(at, next);
      at = next;
    }
    return { ...this.done(), place: null, waited: false, dueAt: this.circumstances.now };
  }

  /** The id of what comes next, or until when it stays there. */
  private step(id: string): string | null | { until: number; waited: boolean } {
    const placed = this.program.at(id);
    if (!placed) return null;
    const { step, next } = placed;
    switch (step.kind) {
      case 'send': {
        const until = this.quiet();
        if (until !== null) {
          this.note(step, 'quiet', until);
          if (!this.circumstances.skipWaits) return { until, waited: false };
        }
        const blocked = this.traveller.friend === false;
        this.note(step, blocked ? 'blocked' : 'queued');
        if (!blocked) this.effects.push({ kind: 'send', stepId: id, message: step.message });
        return next;
      }
      case 'wait': {
        const until = waitUntil(step.until, this.circumstances.now, this.circumstances.timeZone);
        const over = until <= this.circumstances.now;
        this.note(step, over ? 'done' : 'waits', over ? null : until);
        return over || this.circumstances.skipWaits ? next : { until, waited: true };
      }
      case 'condition': {
        const holds = this.holds(step.if);
        this.note(step, holds ? 'then' : 'else');
        return Program.begin(holds ? step.then : step.else, next);
      }
      case 'addTag':
      case 'removeTag': {
        const on = step.kind === 'addTag';
        if (on) this.tags.add(step.tagId);
        else this.tags.delete(step.tagId);
        this.note(step, 'done');
        this.effects.push({ kind: 'tag', tagId: step.tagId, on });
        return next;
      }
      case 'menu':
        this.note(step, 'done');
        this.effects.push({ kind: 'menu', stepId: id, menuId: step.menuId });
        return next;
      case 'webhook':
        this.note(step, 'queued');
        this.effects.push({ kind: 'webhook', stepId: id, url: step.url });
        return next;
      case 'end':
        this.note(step, 'done');
        return null;
    }
  }

  private holds(condition: JourneyCondition): boolean {
    switch (condition.kind) {
      case 'tag':
        return this.tags.has(condition.tagId);
      case 'clicked':
        return this.traveller.clicked.has(condition.stepId);
      case 'bound':
        return this.traveller.bound;
    }
  }

  private quiet(): number | null {
    const { quietHours, now, timeZone } = this.circumstances;
    return quietUntil(quietHours, now, timeZone);
  }

  private note(
    step: { id: string; kind: JourneyStepKind },
    result: StepResult,
    until: number | null = null,
  ): void {
    this.taken.push({ stepId: step.id, kind: step.kind, result, until });
  }

  private stay(place: string, { until, waited }: { until: number; waited: boolean }): Walked {
    return { ...this.done(), place, waited, dueAt: until };
  }

  private done(): Pick<Walked, 'taken' | 'effects'> {
    return { taken: this.taken, effects: this.effects };
  }
}
