import type { IncomingHttpHeaders } from 'node:http';
import type { JournalEntry, Service } from '../protocol.js';

/** As recorded: cheap on the request path, made readable only when somebody reads. */
export type Recorded = {
  service: Service;
  operation: string;
  method: string;
  path: string;
  headers: IncomingHttpHeaders | Record<string, string>;
  body: unknown;
  status: number | null;
  answer: unknown;
  at: number;
  ms: number;
  fault: string | null;
};

export type JournalFilter = { service?: Service; operation?: string; since?: number | string; limit: number };

const capacity = 20_000;

/** What the pretend services were asked and what they answered: a ring of the newest 20,000. */
export class Journal {
  private ring: (Recorded & { id: number })[] = [];
  private nextId = 1;

  add(recorded: Recorded): Recorded & { id: number } {
    const entry = { ...recorded, id: this.nextId };
    this.ring[(this.nextId - 1) % capacity] = entry;
    this.nextId += 1;
    return entry;
  }

  list({ service, operation, since, limit }: JournalFilter): JournalEntry[] {
    const sinceId = typeof since === 'number' ? since : 0;
    const sinceAt = typeof since === 'string' ? Date.parse(since) : 0;
    const found: JournalEntry[] = [];
    const oldest = Math.max(this.nextId - capacity, 1, sinceId + 1);
    for (let id = this.nextId - 1; id >= oldest && found.length < limit; id -= 1) {
      const entry = this.ring[(id - 1) % capacity];
      if (!entry || entry.at <= sinceAt) continue;
      if (service && entry.service !== service) continue;
      if (operation && entry.operation !== operation) continue;
      found.push(readable(entry));
    }
    return found;
  }

  clear(): void {
    this.ring = [];
    this.nextId = 1;
  }
}

export function readable(entry: Recorded & { id: number }): JournalEntry {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(entry.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : String(value);
  }
  return {
    ...entry,
    headers,
    at: new Date(entry.at).toISOString(),
    ms: Math.round(entry.ms * 100) / 100,
    body: text(entry.body) ?? null,
    answer: text(entry.answer) ?? null,
  };
}

/** JSON text becomes JSON, bytes become their size. */
function text(value: unknown): unknown {
  if (value instanceof Uint8Array) return `<${value.length} bytes>`;
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}
