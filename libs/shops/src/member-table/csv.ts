/** One line of a table. `fields` null: its quotes do not close, so it can not be read; the next line can. */
export type CsvLine = { line: number; fields: string[] | null };
export type CsvEncoding = 'utf-8' | 'big5';

/** The bytes are not in the encoding that was said. */
export class WrongEncoding extends Error {}

/** UTF-8 unless Big5 is asked for; a byte order mark is dropped. Null: the bytes are not that. */
export function decodeCsv(bytes: Uint8Array, encoding: CsvEncoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * Lines of a table, empty ones left out; line 1 is the first. A quoted field may hold commas and doubled quotes but no
 * line break: a quote that was forgotten must not swallow the members after it.
 */
export function* csvLines(text: string): Generator<CsvLine> {
  const lines = new LineReader();
  yield* lines.take(text);
  yield* lines.end();
}

/**
 * The same of a table that comes in pieces, which may end anywhere: what is whole with each. Holds a piece at a time,
 * however long the table is. @throws WrongEncoding
 */
export async function* csvLinesOf(
  pieces: AsyncIterable<Uint8Array>,
  encoding: CsvEncoding,
): AsyncGenerator<CsvLine[]> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const lines = new LineReader();
  const decoded = (piece?: Uint8Array): string => {
    try {
      return decoder.decode(piece, { stream: piece !== undefined });
    } catch (error) {
      throw new WrongEncoding('', { cause: error });
    }
  };
  for await (const piece of pieces) yield [...lines.take(decoded(piece))];
  yield [...lines.take(decoded()), ...lines.end()];
}

class LineReader {
  private line = 0;
  private begun = '';

  *take(text: string): Generator<CsvLine> {
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      const content = this.begun + text.slice(from, end);
      this.begun = '';
      from = end + 1;
      yield* this.read(content);
    }
    this.begun += text.slice(from);
  }

  *end(): Generator<CsvLine> {
    yield* this.read(this.begun);
  }

  private *read(ended: string): Generator<CsvLine> {
    this.line += 1;
    const content = ended.replace(/\r$/, '');
    if (content.trim() !== '') yield { line: this.line, fields: fieldsOf(content) };
  }
}

function fieldsOf(content: string): string[] | null {
  if (!content.includes('"')) return content.split(',');
  const fields: string[] = [];
  let at = 0;
  while (at <= content.length) {
    const quoted = /"((?:[^"]|"")*)"(?=,|$)/y;
    const plain = /[^",]*(?=,|$)/y;
    const pattern = content[at] === '"' ? quoted : plain;
    pattern.lastIndex = at;
    const found = pattern.exec(content);
    if (!found) return null;
    fields.push(found[1]?.replaceAll('""', '"') ?? found[0]);
    at = pattern.lastIndex + 1;
  }
  return fields;
}
