import type { FunnelResult } from '@tieline/contracts';
import { funnelResults } from './funnel-results.js';

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

const id = (value: unknown) => {
  const found = text(value);
  return found && /^[0-9a-f-]{36}$/i.test(found) ? found : undefined;
};

export const setupSteps = ['messaging', 'login', 'liff', 'shop', 'sms', 'test'] as const;
export type SetupStep = (typeof setupSteps)[number];
export type SetupSearch = { channelId?: string | undefined; step?: SetupStep | undefined };

/** A channel that is half set up is its own draft: the address says which one, and where. */
export const setupSearch = ({ channelId, step }: Raw): SetupSearch => ({
  channelId: id(channelId),
  step: oneOf(step, setupSteps),
});

const day = (value: unknown) => {
  const found = text(value);
  return found && /^\d{4}-\d{2}-\d{2}$/.test(found) && !Number.isNaN(Date.parse(found)) ? found : undefined;
};

/** Named although undefined: the router keeps a raw value that nobody named. */
const noDays = { from: undefined, to: undefined };

const source = (value: unknown) => {
  const found = text(value);
  return found && /^[a-z0-9][a-z0-9_-]{0,31}$/.test(found) ? found : undefined;
};

export const overviewPeriods = [7, 30, 90] as const;

export type OverviewSearch = {
  days?: (typeof overviewPeriods)[number] | undefined;
  /** both or none: a range of one's own */
  from?: string | undefined;
  to?: string | undefined;
  channelId?: string | undefined;
  /** `none`: links without a source */
  source?: string | undefined;
};

const longestRangeMs = 366 * 86_400_000;

export function overviewSearch(raw: Raw): OverviewSearch {
  const [from, to] = [day(raw['from']), day(raw['to'])];
  const length = from && to ? Date.parse(to) - Date.parse(from) : -1;
  const range = length >= 0 && length < longestRangeMs ? { from, to } : noDays;
  return {
    days: overviewPeriods.find((period) => period === Number(raw['days'])),
    ...range,
    channelId: id(raw['channelId']),
    source: source(raw['source']),
  };
}

/** Days and source say nothing without a result. */
function funnelPeople(raw: Raw): Pick<ContactsSearch, 'result' | 'from' | 'to' | 'source'> {
  const result = oneOf(raw['result'], funnelResults);
  if (!result) return { result, source: undefined, ...noDays };
  return { result, from: day(raw['from']), to: day(raw['to']), source: source(raw['source']) };
}

export const contactSorts = ['-createdAt', 'createdAt', '-boundAt', 'boundAt'] as const;
export type ContactSort = (typeof contactSorts)[number];

export type ContactsSearch = {
  view?: 'reviews' | undefined;
  /** the saved view that was opened; the filters stand beside it and may differ by now */
  viewId?: string | undefined;
  /** newest first unless told */
  sort?: ContactSort | undefined;
  q?: string | undefined;
  channelId?: string | undefined;
  binding?: 'bound' | 'unbound' | undefined;
  friend?: 'friend' | 'blocked' | 'unknown' | undefined;
  tagId?: string | undefined;
  /** people behind a figure of the funnel, between two days */
  result?: FunnelResult | undefined;
  from?: string | undefined;
  to?: string | undefined;
  source?: string | undefined;
};

export const contactsSearch = ({
  view,
  viewId,
  sort,
  q,
  channelId,
  binding,
  friend,
  tagId,
  ...raw
}: Raw): ContactsSearch => ({
  view: oneOf(view, ['reviews']),
  viewId: id(viewId),
  sort: oneOf(sort, contactSorts),
  q: text(q)?.slice(0, 100),
  channelId: id(channelId),
  binding: oneOf(binding, ['bound', 'unbound']),
  friend: oneOf(friend, ['friend', 'blocked', 'unknown']),
  tagId: id(tagId),
  ...funnelPeople(raw),
});

type Days = { from?: string | undefined; to?: string | undefined };

/** Both ends are optional; ends the wrong way round are no range. */
function daysOf(raw: Raw): Days {
  const [from, to] = [day(raw['from']), day(raw['to'])];
  return from && to && from > to ? noDays : { from, to };
}

export const ledgerKinds = ['topUp', 'charge', 'refund'] as const;
export type LedgerSearch = Days & { kind?: (typeof ledgerKinds)[number] | undefined };

export const ledgerSearch = ({ kind, ...raw }: Raw): LedgerSearch => ({
  kind: oneOf(kind, ledgerKinds),
  ...daysOf(raw),
});

export const messageStates = ['queued', 'delivered', 'failed', 'unknown'] as const;
export type MessagesSearch = Days & {
  state?: (typeof messageStates)[number] | undefined;
  channelId?: string | undefined;
};

export const messagesSearch = ({ state, channelId, ...raw }: Raw): MessagesSearch => ({
  state: oneOf(state, messageStates),
  channelId: id(channelId),
  ...daysOf(raw),
});

export const auditPeriods = ['7', '30', '90', 'all'] as const;

export type AuditSearch = {
  q?: string | undefined;
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

export const auditSearch = ({ q, days, staffId, action, targetType }: Raw): AuditSearch => ({
  q: text(q)?.slice(0, 100),
  days: oneOf(String(days), auditPeriods),
  staffId: id(staffId),
  action: code(action, /^[a-z_]{1,28}\.[a-z_]{1,28}$/),
  targetType: code(targetType, /^[a-z_]{1,40}$/),
});

export type CardsSearch = { state?: 'archived' | undefined };

export const cardsSearch = ({ state }: Raw): CardsSearch => ({ state: oneOf(state, ['archived']) });

export type TagsSearch = { state?: 'archived' | undefined; q?: string | undefined };

export const tagsSearch = ({ state, q }: Raw): TagsSearch => ({
  state: oneOf(state, ['archived']),
  q: text(q),
});

export const cardTemplates = ['welcome', 'memberCard', 'notFound', 'blank'] as const;
export type CardTemplate = (typeof cardTemplates)[number];

export const newCardSearch = ({ template }: Raw): { template?: CardTemplate | undefined } => ({
  template: oneOf(template, cardTemplates),
});

/** The channel whose menus are shown; the first one, where none is named. */
export const menusSearch = ({ channelId }: Raw): { channelId?: string | undefined } => ({
  channelId: id(channelId),
});

/** The contract's own tuple, repeated so that the first view loads no schemas. */
export const journeyStates = ['draft', 'active', 'paused', 'stopped'] as const;
export type JourneysSearch = {
  state?: (typeof journeyStates)[number] | undefined;
  channelId?: string | undefined;
};

export const journeysSearch = ({ state, channelId }: Raw): JourneysSearch => ({
  state: oneOf(state, journeyStates),
  channelId: id(channelId),
});

export const journeyTemplates = ['welcome', 'dayThree', 'winBack', 'invite', 'blank'] as const;
export type JourneyTemplate = (typeof journeyTemplates)[number];
export type NewJourneySearch = { template?: JourneyTemplate | undefined };

export const newJourneySearch = ({ template }: Raw): NewJourneySearch => ({
  template: oneOf(template, journeyTemplates),
});

export const entryStates = ['running', 'done', 'stopped', 'left'] as const;
export type JourneyPeopleSearch = {
  state?: (typeof entryStates)[number] | undefined;
  /** whose log is open */
  entry?: string | undefined;
};

export const journeyPeopleSearch = ({ state, entry }: Raw): JourneyPeopleSearch => ({
  state: oneOf(state, entryStates),
  entry: id(entry),
});
