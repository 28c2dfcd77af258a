import { allSteps, type JourneyStep } from '@tieline/contracts';
import { ApiError } from '@tieline/web';
import { fieldErrors } from '../../../shared/field-errors.js';
import type { CommonTexts } from '../../../shared/texts.js';
import type { FieldErrors } from './draft.js';
import { pathsOf } from './step-tree.js';

/** The field of a step that names something of the team. */
const namingField: Partial<Record<JourneyStep['kind'], string>> = {
  send: 'message.cardId',
  condition: 'if.tagId',
  addTag: 'tagId',
  removeTag: 'tagId',
  menu: 'menuId',
};

/** What the API refused, at the fields of the form: it speaks of steps by their ids, or by the body's own paths. */
export function refusedFields(error: unknown, steps: readonly JourneyStep[], t: CommonTexts): FieldErrors {
  if (!(error instanceof ApiError)) return {};
  const paths = pathsOf(steps);
  const byId = new Map(allSteps(steps).map((step) => [step.id, step]));
  const entries = Object.entries(fieldErrors(error, t)).flatMap(([path, text]): [string, string][] => {
    if (path === 'trigger') return [['trigger.tagId', text]];
    if (path === 'secret') {
      const calls = [...byId.values()].filter(({ kind }) => kind === 'webhook');
      return calls.map(({ id }) => [`${paths.get(id)}.secret`, text]);
    }
    const step = path.startsWith('step:') ? byId.get(path.slice('step:'.length)) : undefined;
    if (!step) return [[path, text]];
    return [[`${paths.get(step.id)}.${namingField[step.kind] ?? 'id'}`, text]];
  });
  return Object.fromEntries(entries);
}
