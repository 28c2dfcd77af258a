/**
 * Search parameters of the pages, read by hand: a schema library would be the largest part of the first view.
 * What does not fit is dropped, never an error page.
 */
type Raw = Record<string, unknown>;

const text = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) || undefined : undefined;

function oneOf<const T extends string>(value: unknown, allowed: readonly T[]): T | undefined {
  return allowed.find((choice) => choice === value);
}

export type LoginSearch = { redirect?: string | undefined };

/** Only paths of our own: `//host` and `https:` would leave the console. */
export function loginSearch({ redirect }: Raw): LoginSearch {
  const back = text(redirect);
  return back && /^\/(?![/\\])/.test(back) ? { redirect: back } : {};
}

export type BindingSearch = { q?: string | undefined; state?: 'on' | 'off' | undefined };

export const bindingSearch = ({ q, state }: Raw): BindingSearch => ({
  q: text(q),
  state: oneOf(state, ['on', 'off']),
});

export const editorTabs = [
  'firstBinding',
  'alreadyBound',
  'memberNotFound',
  'page',
  'match',
  'policy',
] as const;
export type EditorTab = (typeof editorTabs)[number];
export type EditorSearch = { tab?: EditorTab | undefined };

export const editorSearch = ({ tab }: Raw): EditorSearch => ({ tab: oneOf(tab, editorTabs) });

export type ContactsSearch = {
  view?: 'reviews' | undefined;
  q?: string | undefined;
  channelId?: string | undefined;
  binding?: 'bound' | 'unbound' | undefined;
  tagId?: string | undefined;
};

const id = (value: unknown) => {
  const found = text(value);
  return found && /^[0-9a-f-]{36}$/i.test(found) ? found : undefined;
};

export const contactsSearch = ({ view, q, channelId, binding, tagId }: Raw): ContactsSearch => ({
  view: oneOf(view, ['reviews']),
  q: text(q)?.slice(0, 100),
  channelId: id(channelId),
  binding: oneOf(binding, ['bound', 'unbound']),
  tagId: id(tagId),
});

export const auditPeriods = ['7', '30', '90', 'all'] as const;

export type AuditSearch = {
  days?: (typeof auditPeriods)[number] | undefined;
  staffId?: string | undefined;
  action?: string | undefined;
  targetType?: string | undefined;
};

/** Codes of actions and targets: what the API would refuse is dropped here. */
const code = (value: unknown, form: RegExp) => {
  const found = text(value);
  return found && form.test(found) ? found : undefined;
};

export const auditSearch = ({ days, staffId, action, targetType }: Raw): AuditSearch => ({
  days: oneOf(String(days), auditPeriods),
  staffId: id(staffId),
  action: code(action, /^[a-z_]{1,28}\.[a-z_]{1,28}$/),
  targetType: code(targetType, /^[a-z_]{1,40}$/),
});
