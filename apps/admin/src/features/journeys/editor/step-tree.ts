import { allSteps, journeyLimits, type JourneyStep } from '@tieline/contracts';
import { randomId } from '../../../shared/random-id.js';

/** One of the two lists of a condition; null: the journey's own list. */
export type Block = { id: string; branch: 'then' | 'else' } | null;
/** Where a step stands, or could. */
export type Place = { block: Block; index: number };

export const branches = ['then', 'else'] as const;

const sameBlock = (one: Block, other: Block) => one?.id === other?.id && one?.branch === other?.branch;

/** The list with one of its lists, at whatever depth, made anew. */
function withBlock(
  steps: readonly JourneyStep[],
  block: Block,
  make: (list: readonly JourneyStep[]) => JourneyStep[],
): JourneyStep[] {
  if (block === null) return make(steps);
  return steps.map((step) => {
    if (step.kind !== 'condition') return step;
    if (step.id === block.id) return { ...step, [block.branch]: make(step[block.branch]) };
    return { ...step, then: withBlock(step.then, block, make), else: withBlock(step.else, block, make) };
  });
}

export const insertStep = (steps: readonly JourneyStep[], { block, index }: Place, step: JourneyStep) =>
  withBlock(steps, block, (list) => [...list.slice(0, index), step, ...list.slice(index)]);

/** Without the step and all that stands in it. */
export const removeStep = (steps: readonly JourneyStep[], id: string): JourneyStep[] =>
  steps
    .filter((step) => step.id !== id)
    .map((step) =>
      step.kind === 'condition'
        ? { ...step, then: removeStep(step.then, id), else: removeStep(step.else, id) }
        : step,
    );

/** Every place in the order in which the list shows them; a block of a condition that is too deep is left out. */
function places(steps: readonly JourneyStep[], room: number, block: Block = null): Place[] {
  const inner = steps.flatMap((step, at): Place[] => {
    const inside =
      step.kind === 'condition' && room > 0
        ? branches.flatMap((branch) => places(step[branch], room - 1, { id: step.id, branch }))
        : [];
    return [...inside, { block, index: at + 1 }];
  });
  return [{ block, index: 0 }, ...inner];
}

/** Conditions inside each other, this one included. */
const heightOf = (step: JourneyStep): number =>
  step.kind === 'condition' ? 1 + Math.max(0, ...[...step.then, ...step.else].map(heightOf)) : 0;

export function placeOf(steps: readonly JourneyStep[], id: string, block: Block = null): Place | null {
  const index = steps.findIndex((step) => step.id === id);
  if (index >= 0) return { block, index };
  for (const step of steps) {
    if (step.kind !== 'condition') continue;
    for (const branch of branches) {
      const found = placeOf(step[branch], id, { id: step.id, branch });
      if (found) return found;
    }
  }
  return null;
}

/** One place up or down as the eye sees it, into and out of the blocks of conditions; null: there is none. */
export function moveStep(
  steps: readonly JourneyStep[],
  id: string,
  direction: 'up' | 'down',
): JourneyStep[] | null {
  const from = placeOf(steps, id);
  const step = allSteps(steps).find((one) => one.id === id);
  if (!from || !step) return null;
  const rest = removeStep(steps, id);
  const possible = places(rest, journeyLimits.depth - heightOf(step));
  const at = possible.findIndex(({ block, index }) => index === from.index && sameBlock(block, from.block));
  const to = possible[at + (direction === 'up' ? -1 : 1)];
  return at < 0 || !to ? null : insertStep(rest, to, step);
}

/** The step and what stands in it, with ids of its own; clicks of a copied message are those of the copy. */
export function copyStep(step: JourneyStep): JourneyStep {
  const ids = new Map(allSteps([step]).map(({ id }) => [id, newStepId()]));
  const copy = (one: JourneyStep): JourneyStep => {
    const id = ids.get(one.id) ?? one.id;
    if (one.kind !== 'condition') return { ...one, id };
    const asked =
      one.if.kind === 'clicked' ? { ...one.if, stepId: ids.get(one.if.stepId) ?? one.if.stepId } : one.if;
    return { ...one, id, if: asked, then: one.then.map(copy), else: one.else.map(copy) };
  };
  return copy(step);
}

export const newStepId = (): string => randomId();

/** Where the form keeps each step: `steps.2.then.0`. */
export function pathsOf(steps: readonly JourneyStep[], base = 'steps'): Map<string, string> {
  const paths = new Map<string, string>();
  steps.forEach((step, index) => {
    const path = `${base}.${index}`;
    paths.set(step.id, path);
    if (step.kind !== 'condition') return;
    for (const branch of branches)
      for (const [id, inner] of pathsOf(step[branch], `${path}.${branch}`)) paths.set(id, inner);
  });
  return paths;
}

/** Steps are counted through in the order of the list, those inside conditions too. */
export const numbersOf = (steps: readonly JourneyStep[]): Map<string, number> =>
  new Map(allSteps(steps).map(({ id }, index) => [id, index + 1]));

/** Conditions around a block. */
export function depthOf(steps: readonly JourneyStep[], block: Block): number {
  if (block === null) return 0;
  return 1 + depthOf(steps, placeOf(steps, block.id)?.block ?? null);
}
