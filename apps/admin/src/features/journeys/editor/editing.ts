import type { JourneyStepFigures } from '@tieline/contracts';
import { createContext, use } from 'react';
import type { JourneyForm } from './form.js';
import type { StepActions } from './use-steps.js';
import type { StepWords } from './step-words.js';

/** What every step of the list needs of the editor around it. */
export type Editing = {
  form: JourneyForm;
  channelId: string;
  /** null: not saved yet */
  journey: { id: string; hasSecret: boolean } | null;
  numbers: ReadonlyMap<string, number>;
  words: StepWords;
  figures: ReadonlyMap<string, JourneyStepFigures>;
  /** steps whose fields are shown */
  opened: ReadonlySet<string>;
  actions: StepActions;
};

export const EditingContext = createContext<Editing | null>(null);

export function useEditing(): Editing {
  const editing = use(EditingContext);
  if (!editing) throw new Error('a step outside of the editor');
  return editing;
}
