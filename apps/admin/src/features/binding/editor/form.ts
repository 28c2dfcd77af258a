import type { UseFormReturnType } from '@mantine/form';
import { scenarios, type Scenario } from '@tieline/contracts';
import type { EditorTab } from '../../../shared/search.js';
import type { SettingsDraft } from './draft.js';

export type EditorForm = UseFormReturnType<SettingsDraft>;

const pageFields = ['pictureId', 'consentText', 'contactUrl', 'registerUrl', 'texts'];
const matchFields = ['matchPlatform', 'shopConnectionId', 'countries', 'policy.acceptUnverifiedPhone'];

const begins = (path: string, fields: readonly string[]) =>
  fields.some((field) => path === field || path.startsWith(`${field}.`));

/** Tab on which the field of a path stands. */
export function tabOf(path: string): EditorTab {
  const scenario = scenarios.find((name) => begins(path, [`scenarios.${name}`]));
  if (scenario) return scenario;
  if (begins(path, ['tagIds'])) return 'firstBinding';
  if (begins(path, pageFields)) return 'page';
  return begins(path, matchFields) ? 'match' : 'policy';
}

export const triggerPath = (scenario: Scenario) => `scenarios.${scenario}.triggerText`;

/** Paths of a problem's issues as form paths: `/body/texts/many`, `body.texts.many` and `texts.many` are one. */
export const formPath = (path: string) =>
  path
    .replaceAll('/', '.')
    .replace(/\[(\d+)\]/g, '.$1')
    .replace(/^\.?(?:body\.)?/, '');
