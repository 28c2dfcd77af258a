import { z } from 'zod';
import { nationalMobile } from '../shops/people.js';
import type { ShopPeople } from '../shops/shop-people.js';
import { shoplineMember, type Member } from './members.js';

const list = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());

const Query = z.object({
  query: z.string().optional(),
  'search_fields[]': list.optional(),
  'id[]': list.optional(),
  mobile_phone: z.string().optional(),
  phones: z.string().optional(),
  phone: z.string().optional(),
  email: z.string().optional(),
  name: z.string().optional(),
  is_member: z.enum(['true', 'false']).optional(),
  page: z.coerce.number().int().min(1).default(1),
  per_page: z.coerce.number().int().min(1).max(999).default(24),
});
export type SearchQuery = z.infer<typeof Query>;

/** Null: SHOPLINE refuses it (page × per_page over 10,000, or not a number). */
export function readSearch(query: unknown): SearchQuery | null {
  const read = Query.safeParse(query);
  return read.success && read.data.page * read.data.per_page <= 10_000 ? read.data : null;
}

const searchable = ['name', 'email', 'mobile_phone', 'phones', 'phone'] as const;
type Field = (typeof searchable)[number];

function valuesOf(member: Member, field: Field): string[] {
  if (field === 'phones') return 'phones' in member ? (member.phones ?? []) : [];
  if (field === 'phone') return 'phone' in member && member.phone ? [member.phone] : [];
  const value = member[field];
  return value === null ? [] : [value];
}

/** `GET /customers/search`: fuzzy `query` in the named fields, equality for the rest. */
export function search(
  people: ShopPeople,
  query: SearchQuery,
): { items: Member[]; pagination: Record<string, number> } {
  const named = query['search_fields[]'];
  const fields = searchable.filter((field) => named === undefined || named.includes(field));
  const matches = candidates(people, query).filter(
    (member) =>
      (query.query === undefined ||
        fields.some((field) => contains(valuesOf(member, field), query.query ?? ''))) &&
      searchable.every((field) => equals(valuesOf(member, field), query[field])) &&
      (query['id[]'] === undefined || query['id[]'].includes(member.id)) &&
      (query.is_member === undefined || String(member.is_member) === query.is_member),
  );
  const { page, per_page: perPage } = query;
  return {
    items: matches.slice((page - 1) * perPage, page * perPage),
    pagination: {
      current_page: page,
      per_page: perPage,
      total_pages: Math.ceil(matches.length / perPage),
      total_count: matches.length,
    },
  };
}

/** The fixed members, and the generated one whose full number is asked for. */
function candidates(
  people: ShopPeople,
  { query = '', mobile_phone: mobile = '' }: SearchQuery,
): readonly Member[] {
  return people.candidates(nationalMobile(query) ?? nationalMobile(mobile)).map(shoplineMember);
}

/** Numbers match in every spelling that ends the same; words match as part of the value. */
function contains(values: string[], wanted: string): boolean {
  const national = nationalMobile(wanted);
  const needle = (national ?? wanted.trim()).toLowerCase();
  return needle !== '' && values.some((value) => value.toLowerCase().includes(needle));
}

function equals(values: string[], wanted: string | undefined): boolean {
  if (wanted === undefined) return true;
  const negative = wanted.startsWith('not:');
  return values.includes(negative ? wanted.slice(4) : wanted) !== negative;
}
