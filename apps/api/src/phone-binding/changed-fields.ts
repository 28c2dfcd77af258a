import { isDeepStrictEqual } from 'node:util';
import type { BindingSettingsContent } from '@tieline/contracts';

/** Fields that are told apart one level deeper: each is a thing of its own on the screen. */
const groups = ['scenarios', 'policy'];

/** Paths of the fields in which two contents differ: `scenarios.alreadyBound`, `consentText`. */
export function changedFields(before: BindingSettingsContent, after: BindingSettingsContent): string[] {
  const old = flat(before);
  const now = flat(after);
  return [...new Set([...old.keys(), ...now.keys()])].filter(
    (path) => !isDeepStrictEqual(old.get(path), now.get(path)),
  );
}

function flat(content: BindingSettingsContent): Map<string, unknown> {
  return new Map(
    Object.entries(content).flatMap(([name, value]): [string, unknown][] =>
      groups.includes(name)
        ? Object.entries(value as object).map(([part, inner]) => [`${name}.${part}`, inner])
        : [[name, value]],
    ),
  );
}
