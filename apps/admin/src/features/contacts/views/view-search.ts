import type { ContactView } from '@tieline/contracts';
import { contactSorts, type ContactsSearch } from '../../../shared/search.js';
import type { ContactFilter } from '../api/list-contacts.js';

const keys = [
  'q',
  'channelId',
  'binding',
  'friend',
  'tagId',
  'result',
  'from',
  'to',
  'source',
] as const satisfies readonly Exclude<keyof ContactFilter, 'sort'>[];

/** As it is kept: blanks around a search do not count, and what is not said is not there. */
function said(filter: ContactFilter): Record<string, string> {
  const pairs = keys.map((key) => [key, filter[key]?.trim()] as const);
  return Object.fromEntries(
    pairs.filter((pair): pair is readonly [(typeof keys)[number], string] => !!pair[1]),
  );
}

const orderOf = ({ sort = contactSorts[0] }: ContactFilter) => sort;

/** Whether the list shows the same people in the same order. */
export function sameList(one: ContactFilter, other: ContactFilter): boolean {
  const [a, b] = [said(one), said(other)];
  return orderOf(one) === orderOf(other) && keys.every((key) => a[key] === b[key]);
}

/** Whether there is anything to keep under a name. */
export const isPlain = (filter: ContactFilter): boolean => sameList(filter, {});

/** Where a view opens. */
export const searchOf = ({ id, filter, sort }: ContactView): ContactsSearch => ({
  ...filter,
  ...(sort !== contactSorts[0] && { sort }),
  viewId: id,
});

/** What a view keeps of the list as it is. */
export const keptOf = (filter: ContactFilter): Pick<ContactView, 'filter' | 'sort'> => ({
  filter: said(filter),
  sort: orderOf(filter),
});
