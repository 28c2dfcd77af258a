import type { MemberImport } from '@tieline/contracts';
import {
  WrongEncoding,
  csvLinesOf,
  readHeader,
  readRow,
  type TableMember,
  type TableRow,
} from '@tieline/shops';

/** The bytes of a file, piece by piece: it is never held whole. */
export type Pieces = AsyncIterable<Uint8Array>;
type Encoding = MemberImport['encoding'];

export type Survey =
  | { kind: 'rows'; total: number }
  | { kind: 'failed'; failure: Exclude<MemberImport['failure'], 'internal' | null> };

/** How many lines there are below the heading, or why the file can not be read: a walk through all of it. */
export async function surveyFile(pieces: Pieces, encoding: Encoding): Promise<Survey> {
  let total = -1; // the heading
  try {
    for await (const lines of csvLinesOf(pieces, encoding)) {
      const [first] = lines;
      if (total < 0 && first && !readHeader(first.fields ?? [])) return { kind: 'failed', failure: 'header' };
      total += lines.length;
    }
  } catch (error) {
    if (error instanceof WrongEncoding) return { kind: 'failed', failure: 'encoding' };
    throw error;
  }
  return total > 0 ? { kind: 'rows', total } : { kind: 'failed', failure: 'empty' };
}

/** What a file that was surveyed says, line by line below its heading. */
async function* rowsOf(pieces: Pieces, encoding: Encoding): AsyncGenerator<TableRow[]> {
  let heading: ReturnType<typeof readHeader> = null;
  const seen = new Set<string>();
  for await (const lines of csvLinesOf(pieces, encoding)) {
    const header = (heading ??= readHeader(lines.shift()?.fields ?? []));
    if (header) yield lines.map((line) => once(readRow(line, header), seen));
  }
}

function once(row: TableRow, seen: Set<string>): TableRow {
  if (row.kind === 'reject') return row;
  const { memberId } = row.member;
  if (seen.has(memberId)) {
    return { kind: 'reject', line: row.line, reason: 'member_id_repeated', value: memberId };
  }
  // A copy: what was cut out of a text keeps the whole of it.
  seen.add(Buffer.from(memberId).toString());
  return row;
}

export type Reject = Extract<TableRow, { kind: 'reject' }>;
export type Chunk = {
  members: TableMember[];
  rejects: Reject[];
  lines: number;
};

/** Rows in pieces of so many lines, so that memory stays flat and others get their turn between. */
export async function* chunksOf(pieces: Pieces, encoding: Encoding, size: number): AsyncGenerator<Chunk> {
  let chunk: Chunk = { members: [], rejects: [], lines: 0 };
  for await (const rows of rowsOf(pieces, encoding)) {
    for (const row of rows) {
      if (row.kind === 'member') chunk.members.push(row.member);
      else chunk.rejects.push(row);
      chunk.lines += 1;
      if (chunk.lines < size) continue;
      yield chunk;
      chunk = { members: [], rejects: [], lines: 0 };
    }
  }
  if (chunk.lines > 0) yield chunk;
}
