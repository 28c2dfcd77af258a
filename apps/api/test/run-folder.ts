import { mkdtempSync } from 'node:fs';
import path from 'node:path';

/** For the files of this run: `tools/jest-run.mjs` makes it, in memory where there is room, and takes it away. */
export function runFolder(): string {
  const folder = process.env['TEST_FOLDER'];
  if (!folder) throw new Error('TEST_FOLDER is set by tools/jest-run.mjs, before Jest’s workers begin');
  return folder;
}

export function newFolder(name: string): string {
  return mkdtempSync(path.join(runFolder(), `${name}-`));
}
