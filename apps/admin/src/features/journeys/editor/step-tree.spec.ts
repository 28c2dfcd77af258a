import { allSteps, type JourneyStep } from '@tieline/contracts';
import { movedErrors } from './draft.js';
import { copyStep, depthOf, insertStep, moveStep, pathsOf, placeOf, removeStep } from './step-tree.js';

const end = (id: string): JourneyStep => ({ id, kind: 'end' });
const when = (id: string, then: JourneyStep[], otherwise: JourneyStep[] = []): JourneyStep => ({
  id,
  kind: 'condition',
  if: { kind: 'bound' },
  then,
  else: otherwise,
});
/** `a c[b|] d`: a condition shows its two lists. */
const outline = (steps: readonly JourneyStep[]): string =>
  steps
    .map((step) =>
      step.kind === 'condition' ? `${step.id}[${outline(step.then)}|${outline(step.else)}]` : step.id,
    )
    .join(' ');
const moved = (steps: JourneyStep[], id: string, direction: 'up' | 'down') =>
  outline(moveStep(steps, id, direction) ?? []);

it('moves a step through the blocks of a condition as the eye goes, and back the same way', () => {
  const way = ['a c[|]', 'c[a|]', 'c[|a]', 'c[|] a'];
  let steps = [end('a'), when('c', [])];
  for (const next of way.slice(1)) {
    steps = moveStep(steps, 'a', 'down') ?? [];
    expect(outline(steps)).toBe(next);
  }
  expect(moveStep(steps, 'a', 'down')).toBeNull();
  for (const next of way.toReversed().slice(1)) {
    steps = moveStep(steps, 'a', 'up') ?? [];
    expect(outline(steps)).toBe(next);
  }
  expect(moveStep(steps, 'a', 'up')).toBeNull();
});

it('takes along what stands in a condition', () => {
  expect(moved([when('c', [end('b')]), end('a')], 'c', 'down')).toBe('a c[b|]');
});

it('passes by a condition that would become too deep inside', () => {
  const three = when('x', [when('y', [when('z', [])])]);
  expect(moved([when('c', []), three], 'x', 'up')).toBe('x[y[z[|]|]|] c[|]');
  expect(moved([when('c', []), when('y', [when('z', [])])], 'y', 'up')).toBe('c[|y[z[|]|]]');
});

it('keeps every step once, however they are moved', () => {
  let steps = [end('a'), when('c', [end('b'), when('d', [end('e')])], [end('f')]), end('g')];
  const ids = allSteps(steps)
    .map(({ id }) => id)
    .sort();
  for (let turn = 0; turn < 300; turn += 1) {
    const id = ids[(turn * 7) % ids.length] ?? '';
    steps = moveStep(steps, id, turn % 3 === 0 ? 'up' : 'down') ?? steps;
    expect(
      allSteps(steps)
        .map((step) => step.id)
        .sort(),
    ).toEqual(ids);
    expect(
      Math.max(...ids.map((one) => depthOf(steps, placeOf(steps, one)?.block ?? null))),
    ).toBeLessThanOrEqual(3);
  }
});

it('puts back what was taken out, where it stood', () => {
  const steps = [end('a'), when('c', [end('b'), end('d')])];
  const place = placeOf(steps, 'd');
  expect(place).toEqual({ block: { id: 'c', branch: 'then' }, index: 1 });
  const rest = removeStep(steps, 'd');
  expect(outline(rest)).toBe('a c[b|]');
  expect(insertStep(rest, place!, end('d'))).toEqual(steps);
});

it('copies with ids of its own, and asks for clicks of the copied message', () => {
  const send: JourneyStep = { id: 's', kind: 'send', message: { kind: 'text', text: 'x' } };
  const asks: JourneyStep = {
    id: 'q',
    kind: 'condition',
    if: { kind: 'clicked', stepId: 's' },
    then: [],
    else: [],
  };
  const copy = copyStep(when('c', [send, asks]));
  const [top, first, second] = allSteps([copy]);
  expect(new Set(['c', 's', 'q', top?.id, first?.id, second?.id]).size).toBe(6);
  expect(second).toMatchObject({ if: { stepId: first?.id } });
});

it('leaves what is wrong with its step when the list changes', () => {
  const before = [end('a'), when('c', [end('b')])];
  const errors = { name: 'n', 'steps.1.then.0.tagId': 'missing', 'steps.0.url': 'gone', steps: 'too many' };
  const after = moveStep(removeStep(before, 'a'), 'b', 'up') ?? [];
  expect(outline(after)).toBe('b c[|]');
  expect(movedErrors(errors, before, after)).toEqual({ name: 'n', 'steps.0.tagId': 'missing' });
});

it('names where the form keeps each step', () => {
  const paths = pathsOf([end('a'), when('c', [end('b')], [when('d', [], [end('e')])])]);
  expect(Object.fromEntries(paths)).toEqual({
    a: 'steps.0',
    c: 'steps.1',
    b: 'steps.1.then.0',
    d: 'steps.1.else.0',
    e: 'steps.1.else.0.else.0',
  });
});
