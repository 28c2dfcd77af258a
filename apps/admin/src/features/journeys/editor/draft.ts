import {
  allSteps,
  saveJourney,
  type Journey,
  type JourneyStep,
  type JourneyTrigger,
  type QuietHours,
} from '@tieline/contracts';
import type { z } from 'zod';
import { newStepId, pathsOf } from './step-tree.js';

/** As the contract has it; what is not chosen or written yet is empty, a number that is missing is 0. */
export type JourneyDraft = {
  name: string;
  trigger: JourneyTrigger;
  entryLimit: number | null;
  quietHours: QuietHours | null;
  steps: JourneyStep[];
};

export const toDraft = ({ name, trigger, entryLimit, quietHours, steps }: Journey): JourneyDraft => ({
  name,
  trigger,
  entryLimit,
  quietHours,
  steps,
});

/** What is sent. Call it only with a draft without issues. */
export function toInput(draft: JourneyDraft): JourneyDraft {
  const { name, trigger, entryLimit, quietHours, steps } = saveJourney.body.parse({ version: 1, ...draft });
  return { name, trigger, entryLimit, quietHours, steps };
}

export function newStep(kind: JourneyStep['kind']): JourneyStep {
  const id = newStepId();
  switch (kind) {
    case 'send':
      return { id, kind, message: { kind: 'text', text: '' } };
    case 'wait':
      return { id, kind, until: { kind: 'duration', amount: 1, unit: 'days' } };
    case 'condition':
      return { id, kind, if: { kind: 'bound' }, then: [], else: [] };
    case 'addTag':
    case 'removeTag':
      return { id, kind, tagId: '' };
    case 'menu':
      return { id, kind, menuId: '' };
    case 'webhook':
      return { id, kind, url: '' };
    case 'end':
      return { id, kind };
  }
}

type Issue = z.core.$ZodIssue;

/** The contract's issues by the form's paths; what is empty is missing, not badly written. */
export function journeyIssues(draft: JourneyDraft): Issue[] {
  const parsed = saveJourney.body.safeParse({ version: 1, ...draft });
  const issues = parsed.success ? [] : parsed.error.issues;
  return [
    ...issues.filter((issue) => !isAboutClicks(issue)).map((issue) => missing(issue, draft)),
    ...lateClicks(draft),
  ];
}

const isAboutClicks = (issue: Issue) =>
  issue.code === 'custom' && issue.message === 'clicks of an earlier message';

/** Conditions about clicks of a message that does not stand before them. */
function lateClicks({ steps }: JourneyDraft): Issue[] {
  const paths = pathsOf(steps);
  const sent = new Set<string>();
  return allSteps(steps).flatMap((step): Issue[] => {
    if (step.kind === 'send') sent.add(step.id);
    if (step.kind !== 'condition' || step.if.kind !== 'clicked') return [];
    if (step.if.stepId === '' || sent.has(step.if.stepId)) return [];
    const path = `${paths.get(step.id)}.if.stepId`.split('.');
    return [{ code: 'custom', message: 'clicks of an earlier message', path, input: step.if.stepId }];
  });
}

function missing(issue: Issue, draft: JourneyDraft): Issue {
  if (valueAt(draft, issue.path) !== '') return issue;
  const { path, message } = issue;
  return { code: 'too_small', origin: 'string', minimum: 1, inclusive: true, path, message, input: '' };
}

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );

export type FieldErrors = Record<string, string>;

/** Errors stay with their steps when the list changes; those of steps that are gone go as well. */
export function movedErrors(
  errors: Readonly<Record<string, unknown>>,
  before: readonly JourneyStep[],
  after: readonly JourneyStep[],
): FieldErrors {
  const now = pathsOf(after);
  const owners = [...pathsOf(before)].sort(([, one], [, other]) => other.length - one.length);
  const entries = Object.entries(errors).flatMap(([path, text]): [string, string][] => {
    if (typeof text !== 'string' || path === 'steps') return [];
    const owner = owners.find(([, own]) => path.startsWith(`${own}.`));
    if (!owner) return [[path, text]];
    const [id, own] = owner;
    const moved = now.get(id);
    return moved === undefined ? [] : [[moved + path.slice(own.length), text]];
  });
  return Object.fromEntries(entries);
}
