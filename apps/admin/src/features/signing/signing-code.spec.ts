import { readFileSync } from 'node:fs';
import path from 'node:path';
import { memberLinkCode, memberTokenCode } from './signing-code.js';

const docs = path.resolve(import.meta.dirname, '../../../../../docs');

// The documents' examples are run by the API's tests: the console shows the same ones.
it.each([
  ['website-widget.md', memberTokenCode],
  ['signed-member-link.md', memberLinkCode],
])('is what %s shows', (name, code) => {
  const page = readFileSync(path.join(docs, name), 'utf8');
  const blocks = [...page.matchAll(/```(?:js|php|python)\n([\s\S]*?)```/g)].map(([, block]) => block);
  expect(Object.values(code)).toEqual(blocks);
});
