import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

type Collect = (options: { type: 'major'; flavor?: 'last-resort' }) => void;

function collector(): Collect {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as Collect;
  setFlagsFromString('--no-expose-gc');
  return collect;
}

/**
 * One full collection when everything is loaded; a first request may wait for its 150 ms. Loading 3,000 modules leaves
 * V8 with a young generation of over 100 MB, nearly all of it empty, that an idle process would keep: a third of its
 * memory.
 */
export function releaseStartUpMemory(): void {
  collector()({ type: 'major', flavor: 'last-resort' });
}

/** For work on a big file: V8 would rather take more memory than collect what is done with. */
export function collectGarbage(): void {
  collector()({ type: 'major' });
}
