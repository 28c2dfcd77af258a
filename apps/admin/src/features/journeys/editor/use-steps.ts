import { allSteps, type JourneyStep } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useState, type RefObject } from 'react';
import { useTexts } from '../../../shared/i18n.js';
import { movedErrors, newStep } from './draft.js';
import type { JourneyForm } from './form.js';
import {
  copyStep,
  insertStep,
  moveStep,
  numbersOf,
  placeOf,
  removeStep,
  type Block,
  type Place,
} from './step-tree.js';
import type { StepWords } from './step-words.js';
import { journeyEditorTexts } from './texts.js';

export type Removed = { step: JourneyStep; place: Place; sentence: string };

export type StepActions = {
  add: (kind: JourneyStep['kind'], block: Block, index: number) => void;
  move: (id: string, direction: 'up' | 'down') => void;
  duplicate: (id: string) => void;
  remove: (id: string) => void;
  toggle: (id: string) => void;
};

type Options = {
  root: RefObject<HTMLElement | null>;
  form: JourneyForm;
  words: StepWords;
  onRemoved: (removed: Removed) => void;
};

/** Changes of the list of steps: the focus goes along, and a sentence says what happened. */
export function useSteps({ root, form, words, onRemoved }: Options) {
  const t = useTexts(journeyEditorTexts);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [said, say] = useState('');
  const { steps } = form.values;

  function change(next: JourneyStep[]): void {
    const errors = movedErrors(form.errors, steps, next);
    form.setFieldValue('steps', next);
    form.setErrors(errors);
  }

  const show = (id: string) => setOpened((before) => new Set([...before, id]));
  const numberIn = (list: readonly JourneyStep[], id: string) => numbersOf(list).get(id) ?? 0;

  /** After React has drawn the list anew: the first of these controls that can be used. */
  function focus(id: string | null, ...controls: string[]): void {
    setTimeout(() => {
      const within = id === null ? '' : `[data-step="${id}"] `;
      const found = controls
        .map((control) =>
          root.current?.querySelector<HTMLButtonElement>(`${within}[data-control="${control}"]`),
        )
        .find((button) => button && !button.disabled);
      found?.focus();
    }, 50);
  }

  function put(step: JourneyStep, place: Place, sentence: (n: number) => string): void {
    const next = insertStep(steps, place, step);
    change(next);
    say(sentence(numberIn(next, step.id)));
  }

  const actions: StepActions = {
    add(kind, block, index) {
      const step = newStep(kind);
      show(step.id);
      put(step, { block, index }, (n) => format(t.added, { n, words: t.kinds[kind] }));
      focus(step.id, 'toggle', 'more');
    },
    move(id, direction) {
      const next = moveStep(steps, id, direction);
      if (!next) return;
      change(next);
      say(format(t.moved, { n: numberIn(next, id) }));
      focus(id, direction, direction === 'up' ? 'down' : 'up');
    },
    duplicate(id) {
      const place = placeOf(steps, id);
      const step = allSteps(steps).find((one) => one.id === id);
      if (!place || !step) return;
      const copy = copyStep(step);
      put(copy, { ...place, index: place.index + 1 }, (n) => format(t.duplicated, { n }));
      focus(copy.id, 'toggle', 'more');
    },
    remove(id) {
      const place = placeOf(steps, id);
      const order = allSteps(steps);
      const step = order.find((one) => one.id === id);
      if (!place || !step) return;
      const next = removeStep(steps, id);
      const sentence = format(t.removed, { n: numberIn(steps, id), words: words(step) });
      change(next);
      say(sentence);
      onRemoved({ step, place, sentence });
      const gone = new Set(allSteps([step]).map((one) => one.id));
      const at = order.indexOf(step);
      const neighbour = order.slice(at).find((one) => !gone.has(one.id)) ?? order[at - 1];
      if (neighbour) focus(neighbour.id, 'toggle', 'more');
      else focus(null, 'add');
    },
    toggle(id) {
      setOpened(
        (before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]),
      );
    },
  };

  /** Back to where it stood, or to the end when its block is gone. */
  function restore({ step, place }: Removed): void {
    const now = form.getValues().steps;
    const there = place.block === null || placeOf(now, place.block.id) !== null;
    const next = insertStep(now, there ? place : { block: null, index: now.length }, step);
    form.setFieldValue('steps', next);
    say(format(t.restored, { n: numberIn(next, step.id) }));
    focus(step.id, 'toggle', 'more');
  }

  return { actions, opened, said, restore };
}
