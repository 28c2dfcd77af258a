import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

type Collect = (options: { type: 'major'; flavor: 'last-resort' }) => void;

/** resident bytes after memory was last given back */
let held = 0;

/**
 * One full collection that also takes the young generation back to its first size; whoever asks meanwhile waits for
 * 150 ms. V8 keeps it as large as it once was, over 100 MB and nearly all of it empty: after loading 3,000 modules, and
 * after work on a big file, a third of the memory of an idle process.
 */
export function releaseMemory(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as Collect;
  setFlagsFromString('--no-expose-gc');
  collect({ type: 'major', flavor: 'last-resort' });
  held = process.memoryUsage.rss();
}

const muchGrowth = 60 * 1024 * 1024;

/**
 * For work through a big file, between its pieces: gives memory back when the process has grown much since it last did,
 * be it by this work or by what was before it, such as the upload.
 */
export function releaseGrowth(): void {
  if (process.memoryUsage.rss() - held >= muchGrowth) releaseMemory();
}
