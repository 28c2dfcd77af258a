import { scenarios, type BindingSettings } from '@tieline/contracts';
import type { EditorTab } from '../../../shared/search.js';
import { tabOf } from './form.js';

const fields = [
  'texts',
  'tagIds',
  'pictureId',
  'matchPlatform',
  'shopConnectionId',
  'countries',
  'consentText',
  'contactUrl',
  'registerUrl',
  'policy',
] as const;

const differ = (one: unknown, other: unknown) => JSON.stringify(one) !== JSON.stringify(other);

/** Tabs on which two versions differ. */
export function changedTabs(base: BindingSettings, latest: BindingSettings): EditorTab[] {
  const changed = [
    ...scenarios.filter((name) => differ(base.scenarios[name], latest.scenarios[name])),
    ...fields.filter((field) => differ(base[field], latest[field])).map(tabOf),
  ];
  return [...new Set<EditorTab>(changed)];
}
