import type { BindingSettingsContent } from '@tieline/contracts';

export type SettingsContent = BindingSettingsContent;
export type SettingsChange = { path: string; before: unknown; after: unknown };

const fields = [
  'scenarios',
  'tagIds',
  'pictureId',
  'consentText',
  'contactUrl',
  'registerUrl',
  'texts',
  'matchPlatform',
  'shopConnectionId',
  'countries',
  'policy',
] as const satisfies readonly (keyof SettingsContent)[];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Leaves by their path; lists are leaves. What is null, empty or not there is the same: nothing. A saved card counts by
 * its name: its content is the card's own, whatever version of the settings holds a copy.
 */
function leaves(value: unknown, path: string, into: Map<string, unknown>): Map<string, unknown> {
  if (isObject(value)) {
    const copy = value['kind'] === 'savedCard' ? { ...value, content: undefined } : value;
    for (const [key, inner] of Object.entries(copy)) leaves(inner, path ? `${path}.${key}` : key, into);
  } else if (value !== null && value !== undefined && value !== '') {
    into.set(path, value);
  }
  return into;
}

const leavesOf = (content: SettingsContent) =>
  new Map(fields.flatMap((field) => [...leaves(content[field], field, new Map())]));

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** The fields in which two versions differ, in the order of the editor; `undefined`: there was nothing. */
export function settingsChanges(before: SettingsContent, after: SettingsContent): SettingsChange[] {
  const old = leavesOf(before);
  const now = leavesOf(after);
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((path) => ({ path, before: old.get(path), after: now.get(path) }))
    .filter((change) => !same(change.before, change.after));
}
