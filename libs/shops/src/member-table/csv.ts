/** One line of a table. `fields` null: its quotes do not close, so it can not be read; the next line can. */
export type CsvLine = { line: number; fields: string[] | null };

/** UTF-8 unless Big5 is asked for; a byte order mark is dropped. Null: the bytes are not that. */
export function decodeCsv(bytes: Uint8Array, encoding: 'utf-8' | 'big5'): string | null {
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
  let line = 0;
  let from = 0;
  while (from < text.length) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end;
    line += 1;
    const content = text.slice(from, to).replace(/\r$/, '');
    from = to + 1;
    if (content.trim() !== '') yield { line, fields: fieldsOf(content) };
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
