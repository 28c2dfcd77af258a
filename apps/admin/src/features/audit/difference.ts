import type { AuditEntry } from '@tieline/contracts';

/** A field on the way to a value; `item`: which one of its list, by its name or, without one, by its place. */
export type Step = { key: string; item?: string | number };
export type Change = {
  at: readonly Step[];
  /** the fields alone: `rules.messages.text` */
  path: string;
  before: string | null;
  after: string | null;
};

type Fields = Record<string, unknown>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isNothing = (value: unknown) => value === null || value === undefined;
const textOf = (value: unknown): string | null => {
  if (isNothing(value)) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/** What differs between the two sides of a record, in the order of the fields; null: there was nothing. */
export function changesOf({ before, after }: Pick<AuditEntry, 'before' | 'after'>): Change[] {
  return between(before, after, []);
}

function between(before: unknown, after: unknown, at: readonly Step[]): Change[] {
  if (textOf(before) === textOf(after)) return [];
  if (isObject(before) || isObject(after)) {
    const [old, now] = [fieldsOf(before), fieldsOf(after)];
    const inside = [...new Set([...old.keys(), ...now.keys()])].flatMap((key) =>
      between(old.get(key), now.get(key), [...at, { key }]),
    );
    return [...leaf(isObject(before) ? null : before, isObject(after) ? null : after, at), ...inside];
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    const lists = [before, after] as [unknown[], unknown[]];
    const inside = insideOf(...lists, at);
    return inside.length > 0 && sameItems(...lists) ? inside : [...leaf(before, after, at), ...inside];
  }
  return leaf(before, after, at);
}

const fieldsOf = (value: unknown) => new Map(Object.entries(isObject(value) ? value : {}));

function leaf(before: unknown, after: unknown, at: readonly Step[]): Change[] {
  const sides = { before: textOf(before), after: textOf(after) };
  const path = at.map(({ key }) => key).join('.');
  return path && sides.before !== sides.after ? [{ at, path, ...sides }] : [];
}

/** What tells an item from the others of its list whatever its place: a rule's key, a step's id. */
function identityOf(item: unknown): string | undefined {
  if (!isObject(item)) return undefined;
  return [item.key, item.id].find((each) => typeof each === 'string');
}

function nameOf(item: Fields): string | undefined {
  return [item.name, item.label, item.title].find((each) => typeof each === 'string' && each !== '') as
    string | undefined;
}

/** The same things in the same order, so that a list of them would read the same on both sides. */
const sameItems = (before: unknown[], after: unknown[]) =>
  before.length === after.length &&
  before.every((item, place) => identityOf(item) === identityOf(after[place]));

/** What changed inside the items that stand on both sides; those without an identity are told by their place. */
function insideOf(before: unknown[], after: unknown[], at: readonly Step[]): Change[] {
  const list = at.at(-1);
  if (!list || !(sameItems(before, after) || [...before, ...after].every(identityOf))) return [];
  return after.flatMap((item, place) => {
    const identity = identityOf(item);
    const was = identity ? before.find((each) => identityOf(each) === identity) : before[place];
    if (!isObject(item) || !isObject(was)) return [];
    return between(was, item, [...at.slice(0, -1), { ...list, item: nameOf(item) ?? place + 1 }]);
  });
}
