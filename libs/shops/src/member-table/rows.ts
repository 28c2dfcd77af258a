import { cleanPhone, parseTaiwanMobile } from '@tieline/contracts';
import type { CsvLine } from './csv.js';

/** A member as a table holds it. */
export type TableMember = {
  memberId: string;
  /** E.164 */
  phone: string;
  name: string | null;
  email: string | null;
  tier: string | null;
  /** ISO 8601, UTC; the end of the day in Taipei where only a day is given */
  tierExpiresAt: string | null;
  points: number | null;
  storeCredit: number | null;
  tags: string[];
  /** columns `attr_…` */
  attributes: Record<string, string>;
};

/** Why a line was left out. */
export const rejectReasons = [
  'broken_line',
  'columns_missing',
  'member_id_missing',
  'member_id_long',
  'member_id_repeated',
  'phone_missing',
  'phone_scientific',
  'phone_invalid',
  'number_invalid',
  'date_invalid',
] as const;
export type RejectReason = (typeof rejectReasons)[number];

export type TableRow =
  | { kind: 'member'; line: number; member: TableMember }
  | { kind: 'reject'; line: number; reason: RejectReason; value: string };

const known = [
  'member_id',
  'phone',
  'name',
  'email',
  'tier',
  'tier_expires_at',
  'points',
  'store_credit',
  'tags',
] as const;
type Column = (typeof known)[number];

export type Header = { columns: Map<Column, number>; attributes: Map<string, number>; width: number };

/** Null: a column that must be there is not, or one is there twice. */
export function readHeader(fields: readonly string[]): Header | null {
  const names = fields.map((field) => field.trim().toLowerCase());
  if (new Set(names).size !== names.length) return null;
  const columns = new Map(
    known.flatMap((name) => (names.includes(name) ? [[name, names.indexOf(name)]] : [])),
  );
  const attributes = new Map(
    names.flatMap((name, at) => (/^attr_[a-z0-9_]{1,40}$/.test(name) ? [[name.slice(5), at] as const] : [])),
  );
  return columns.has('member_id') && columns.has('phone')
    ? { columns, attributes, width: names.length }
    : null;
}

class Refused extends Error {
  constructor(
    readonly reason: RejectReason,
    readonly value: string,
  ) {
    super(reason);
  }
}

/** Every line is read by itself: what is wrong with one loses nothing else. */
export function readRow({ line, fields }: CsvLine, header: Header): TableRow {
  try {
    if (!fields) throw new Refused('broken_line', '');
    if (fields.length < header.width) throw new Refused('columns_missing', String(fields.length));
    return { kind: 'member', line, member: readMember(fields, header) };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { kind: 'reject', line, reason: error.reason, value: error.value.slice(0, 60) };
  }
}

const longestId = 100;
const longestText = 200;

function readMember(fields: readonly string[], { columns, attributes }: Header): TableMember {
  const cell = (column: Column) => unquoted(fields[columns.get(column) ?? -1] ?? '');
  const text = (column: Column) => cell(column).slice(0, longestText) || null;
  const memberId = cell('member_id');
  if (memberId === '') throw new Refused('member_id_missing', '');
  if (memberId.length > longestId) throw new Refused('member_id_long', memberId);
  return {
    memberId,
    phone: readPhone(cell('phone')),
    name: text('name'),
    email: text('email'),
    tier: text('tier'),
    tierExpiresAt: readDate(cell('tier_expires_at')),
    points: readNumber(cell('points')),
    storeCredit: readNumber(cell('store_credit')),
    tags: cell('tags')
      .split('|')
      .map((tag) => tag.trim().slice(0, 50))
      .filter(Boolean)
      .slice(0, 50),
    attributes: Object.fromEntries(
      [...attributes].flatMap(([name, at]) => {
        const value = unquoted(fields[at] ?? '').slice(0, longestText);
        return value ? [[name, value]] : [];
      }),
    ),
  };
}

/** Spreadsheets keep digits as text by ="0912345678" or by a leading apostrophe. */
function unquoted(field: string): string {
  const trimmed = field.trim();
  return (/^="(.*)"$/.exec(trimmed)?.[1] ?? trimmed).replace(/^'/, '').trim();
}

/** Excel drops the leading 0, which can be put back, and turns long numbers into 8.86912E+11, which can not. */
function readPhone(written: string): string {
  if (written === '') throw new Refused('phone_missing', '');
  const cleaned = cleanPhone(written);
  if (/^\d+(\.\d+)?e\+?\d+$/i.test(cleaned)) throw new Refused('phone_scientific', written);
  const foreign = cleaned.replace(/[\s().-]/g, '');
  const e164 = parseTaiwanMobile(cleaned) ?? (isForeign(foreign) ? foreign : null);
  if (!e164) throw new Refused('phone_invalid', written);
  return e164;
}

function isForeign(digits: string): boolean {
  return /^\+[1-9]\d{7,14}$/.test(digits) && !digits.startsWith('+886');
}

function readNumber(written: string): number | null {
  if (written === '') return null;
  const value = Number(written.replaceAll(',', ''));
  if (!Number.isFinite(value)) throw new Refused('number_invalid', written);
  return value;
}

const daylike =
  /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ](\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d{1,6})?)?(Z|[+-]\d\d:?\d\d)?)?$/;

/** A day is its end, and a time without a zone is as clocks in Taipei show it. */
function readDate(written: string): string | null {
  if (written === '') return null;
  const [matched, year = '', month = '', date = '', hour, minute = '', second = '00', zone = '+08:00'] =
    daylike.exec(written) ?? [];
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const time = hour === undefined ? '23:59:59' : `${hour.padStart(2, '0')}:${minute}:${second}`;
  const ms = matched === undefined || !isDay(day) ? NaN : Date.parse(`${day}T${time}${zone}`);
  if (Number.isNaN(ms)) throw new Refused('date_invalid', written);
  return new Date(ms).toISOString();
}

/** `Date.parse` takes the 31st of February for the 3rd of March. */
function isDay(day: string): boolean {
  const ms = Date.parse(day);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(day);
}
