import type { MemberImport } from '@tieline/contracts';
import { csvLines, decodeCsv, readHeader, readRow, type TableMember, type TableRow } from '@tieline/shops';
import { byteOrderMark, csvRow } from '../http/csv.js';

export type MemberFile =
  | { kind: 'rows'; total: number; rows: () => Generator<TableRow> }
  | { kind: 'failed'; failure: Exclude<MemberImport['failure'], 'internal' | null> };

export function readMemberFile(bytes: Buffer, encoding: MemberImport['encoding']): MemberFile {
  const text = decodeCsv(bytes, encoding);
  if (text === null) return { kind: 'failed', failure: 'encoding' };
  const [first] = csvLines(text);
  const header = readHeader(first?.fields ?? []);
  if (!header) return { kind: 'failed', failure: first ? 'header' : 'empty' };
  let total = -1; // the heading
  for (const _line of csvLines(text)) total += 1;
  if (total === 0) return { kind: 'failed', failure: 'empty' };
  const { line: heading } = first ?? { line: 0 };
  return {
    kind: 'rows',
    total,
    *rows() {
      const seen = new Set<string>();
      for (const csvLine of csvLines(text)) {
        if (csvLine.line === heading) continue;
        const row = readRow(csvLine, header);
        if (row.kind === 'member' && seen.has(row.member.memberId)) {
          yield { kind: 'reject', line: row.line, reason: 'member_id_repeated', value: row.member.memberId };
          continue;
        }
        if (row.kind === 'member') seen.add(row.member.memberId);
        yield row;
      }
    },
  };
}

export type Chunk = {
  members: TableMember[];
  rejects: Extract<TableRow, { kind: 'reject' }>[];
  lines: number;
};

/** Rows in pieces of so many lines, so that memory stays flat and others get their turn between. */
export function* chunksOf(rows: Generator<TableRow>, size: number): Generator<Chunk> {
  let chunk: Chunk = { members: [], rejects: [], lines: 0 };
  for (const row of rows) {
    if (row.kind === 'member') chunk.members.push(row.member);
    else chunk.rejects.push(row);
    chunk.lines += 1;
    if (chunk.lines < size) continue;
    yield chunk;
    chunk = { members: [], rejects: [], lines: 0 };
  }
  if (chunk.lines > 0) yield chunk;
}

export const rejectsHeading = byteOrderMark + csvRow(['line', 'reason', 'value']);

export function rejectLine({ line, reason, value }: Chunk['rejects'][number]): string {
  return csvRow([line, reason, value]);
}
