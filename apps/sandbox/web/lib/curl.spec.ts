import type { JournalEntry } from '../../src/protocol.js';
import { asCurl } from './curl.js';

const entry: JournalEntry = {
  id: 1,
  at: '2026-01-01T00:00:00.000Z',
  service: 'line',
  operation: 'reply',
  method: 'POST',
  path: '/line/v2/bot/message/reply',
  headers: { host: 'localhost', 'content-type': 'application/json' },
  body: { text: "it's" },
  status: 200,
  answer: {},
  ms: 3,
  fault: null,
};

describe('a recorded request as curl', () => {
  it('quotes for a shell and leaves out what curl sets itself', () => {
    expect(asCurl(entry, 'http://localhost:3100')).toBe(
      [
        `curl -i -X POST 'http://localhost:3100/line/v2/bot/message/reply'`,
        `-H 'content-type: application/json'`,
        `--data-raw '{"text":"it'\\''s"}'`,
      ].join(' \\\n  '),
    );
  });

  it('keeps a whole address and sends no empty body', () => {
    const webhook = { ...entry, path: 'http://localhost:3000/hook', headers: {}, body: null };
    expect(asCurl(webhook, 'http://localhost:3100')).toBe(`curl -i -X POST 'http://localhost:3000/hook'`);
  });
});
