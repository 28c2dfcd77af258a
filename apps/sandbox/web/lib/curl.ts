import type { JournalEntry } from '../../src/protocol.js';

/** Set by curl itself, or true only of the connection that was recorded. */
const ownHeaders = new Set(['host', 'connection', 'content-length', 'accept-encoding', 'transfer-encoding']);

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** The request as a command line for a POSIX shell. `origin` goes before a path without one. */
export const asCurl = (entry: JournalEntry, origin: string): string => {
  const url = /^https?:/.test(entry.path) ? entry.path : `${origin}${entry.path}`;
  const lines = [`curl -i -X ${entry.method} ${quoted(url)}`];
  for (const [name, value] of Object.entries(entry.headers))
    if (!ownHeaders.has(name.toLowerCase())) lines.push(`-H ${quoted(`${name}: ${value}`)}`);
  const body = entry.body;
  if (body !== null && body !== undefined && body !== '')
    lines.push(`--data-raw ${quoted(typeof body === 'string' ? body : JSON.stringify(body))}`);
  return lines.join(' \\\n  ');
};
