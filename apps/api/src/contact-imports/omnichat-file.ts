import { LineUserId, type ContactImportReason } from '@tieline/contracts';
import { WrongEncoding, csvLinesOf, type CsvLine } from '@tieline/shops';
import { ProblemError } from '../http/problem.js';
import { readMobileNumber } from '../otp/phone-number.js';

export type ImportedPerson = {
  line: number;
  lineUserId: string;
  /** null: the file says none */
  e164: string | null;
  memberNumber: string | null;
  name: string | null;
};
export type Reject = { line: number; reason: ContactImportReason; value: string };
export type OmnichatRow = { kind: 'person'; person: ImportedPerson } | ({ kind: 'reject' } & Reject);

type Column = 'uid' | 'member' | 'phone' | 'name';
export type Heading = Partial<Record<Column, number>>;
type Encoding = 'utf-8' | 'big5';
type Pieces = AsyncIterable<Uint8Array>;

/** Headings as exports write them, without width, case and what stands between words. */
const names: Record<Column, readonly string[]> = {
  uid: ['uid', 'lineuid', 'lineuserid', 'userid', 'lineid', '用戶id', '使用者id', 'platformuid', '渠道uid'],
  member: ['會員編號', '會員id', 'memberid', 'membernumber', 'memberno', 'customerid', '顧客編號'],
  phone: ['手機', '手機號碼', '電話', '電話號碼', 'phone', 'phonenumber', 'mobile', 'mobilephone'],
  name: ['姓名', '名稱', '顧客名稱', '顯示名稱', '暱稱', 'name', 'displayname', 'customername'],
};

const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_()-]+/g, '');

/** Null when the file names nobody, or nothing to bind them to. */
export function readHeading(fields: readonly string[]): Heading | null {
  const heading: Heading = {};
  fields.forEach((field, at) => {
    const column = (Object.keys(names) as Column[]).find((each) => names[each].includes(folded(field)));
    if (column && heading[column] === undefined) heading[column] = at;
  });
  const hasTie = heading.member !== undefined || heading.phone !== undefined;
  return heading.uid !== undefined && hasTie ? heading : null;
}

/** How many lines there are below the heading, or why the file can not be read: a walk through all of it. */
export async function survey(
  pieces: Pieces,
  encoding: Encoding,
): Promise<{ total: number } | { failure: 'encoding' | 'header' | 'empty' }> {
  let total = -1;
  try {
    for await (const lines of csvLinesOf(pieces, encoding)) {
      const [first] = lines;
      if (total < 0 && first && !readHeading(first.fields ?? [])) return { failure: 'header' };
      total += lines.length;
    }
  } catch (error) {
    if (error instanceof WrongEncoding) return { failure: 'encoding' };
    throw error;
  }
  return total > 0 ? { total } : { failure: 'empty' };
}

/** Rows below the heading in pieces of so many; the file is never held whole. */
export async function* rowsOf(
  pieces: Pieces,
  encoding: Encoding,
  size: number,
): AsyncGenerator<OmnichatRow[]> {
  let heading: Heading | null = null;
  const seen = new Set<string>();
  let rows: OmnichatRow[] = [];
  for await (const lines of csvLinesOf(pieces, encoding)) {
    heading ??= readHeading(lines.shift()?.fields ?? []);
    if (!heading) continue;
    for (const line of lines) {
      rows.push(once(await readRow(line, heading), seen));
      if (rows.length < size) continue;
      yield rows;
      rows = [];
    }
  }
  if (rows.length > 0) yield rows;
}

export async function readRow({ line, fields }: CsvLine, heading: Heading): Promise<OmnichatRow> {
  const reject = (reason: ContactImportReason, value: string): OmnichatRow => ({
    kind: 'reject',
    line,
    reason,
    value: value.slice(0, 200),
  });
  if (fields === null) return reject('quotes', '');
  // our own exports, and others, keep a spreadsheet from reading a formula this way
  const cell = (column: Column) =>
    (heading[column] === undefined ? '' : (fields[heading[column]] ?? '')).trim().replace(/^'/, '');
  const lineUserId = cell('uid');
  if (!LineUserId.safeParse(lineUserId).success) return reject('uid', lineUserId);
  const phone = cell('phone');
  const e164 = phone === '' ? null : await e164Of(phone);
  if (phone !== '' && e164 === null) return reject('phone', phone);
  const memberNumber = cell('member').slice(0, 100) || null;
  if (e164 === null && memberNumber === null) return reject('nothing', lineUserId);
  const name = cell('name').slice(0, 200) || null;
  return { kind: 'person', person: { line, lineUserId, e164, memberNumber, name } };
}

/** 886912345678, +886…, 0912…, and 912345678, from which a spreadsheet took the zero. */
async function e164Of(written: string): Promise<string | null> {
  const digits = written.normalize('NFKC').replace(/[\s().-]/g, '');
  const whole = /^9\d{8}$/.test(digits) ? `0${digits}` : /^[1-9]\d+$/.test(digits) ? `+${digits}` : digits;
  try {
    return (await readMobileNumber(whole, 'TW', 'all')).e164;
  } catch (error) {
    if (error instanceof ProblemError) return null;
    throw error;
  }
}

/** A user, a number and a member stand once in a file: who is right of two can not be told. */
function once(row: OmnichatRow, seen: Set<string>): OmnichatRow {
  if (row.kind === 'reject') return row;
  const { line, lineUserId, e164, memberNumber } = row.person;
  const marks = [lineUserId, e164, memberNumber && `member ${memberNumber}`].filter((mark) => mark !== null);
  const again = marks.find((mark) => seen.has(mark));
  if (again !== undefined) return { kind: 'reject', line, reason: 'repeated', value: again };
  // A copy: what was cut out of a text keeps the whole of it.
  for (const mark of marks) seen.add(Buffer.from(mark).toString());
  return row;
}
