/** Excel takes UTF-8 for UTF-8 only with this. */
export const byteOrderMark = '\uFEFF';

/**
 * One cell. What a spreadsheet would run as a formula begins with an apostrophe instead; quotes are doubled.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
export function csvCell(value: string | null): string {
  const text = value ?? '';
  const inert = /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

export function csvRow(cells: readonly (string | null)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** 0912-345-678: dashes keep a spreadsheet from making it a number and dropping the zero. */
export function phoneAsText(e164: string): string {
  return e164.replace(/^\+886(\d{3})(\d{3})(\d{3})$/, '0$1-$2-$3');
}
