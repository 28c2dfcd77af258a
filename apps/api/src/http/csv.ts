import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

/** Excel takes UTF-8 for UTF-8 only with this. */
export const byteOrderMark = '\uFEFF';

export type CsvValue = string | number | null;

/**
 * One cell. What a spreadsheet would run as a formula begins with an apostrophe instead; quotes are doubled.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
export function csvCell(value: CsvValue): string {
  // A number is no formula, and with an apostrophe it could not be added up.
  if (typeof value === 'number') return String(value);
  const text = value ?? '';
  const inert = /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

export function csvRow(cells: readonly CsvValue[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** 0912-345-678: dashes keep a spreadsheet from making it a number and dropping the zero. */
export function phoneAsText(e164: string): string {
  return e164.replace(/^\+886(\d{3})(\d{3})(\d{3})$/, '0$1-$2-$3');
}

/** Streams a file for download as it is made. */
export async function sendCsv(
  reply: FastifyReply,
  name: string,
  lines: AsyncGenerator<string | Buffer>,
): Promise<void> {
  await reply
    .status(200)
    .header('content-type', 'text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('x-content-type-options', 'nosniff')
    .send(Readable.from(lines));
}
