/** One classic script without exports: brands' pages load it by a tag, and it leaves no name behind. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';

const root = import.meta.dirname;
const file = path.join(root, 'dist/widget.js');

const bundle = await rolldown({
  input: path.join(root, 'src/main.ts'),
  platform: 'browser',
  transform: { target: ['chrome111', 'safari16.4'] },
});
await bundle.write({ file, format: 'iife', minify: true });
await bundle.close();

// the server hands these out: nobody compresses at run time
const bytes = await readFile(file);
await writeFile(`${file}.br`, brotliCompressSync(bytes));
await writeFile(`${file}.gz`, gzipSync(bytes, { level: 9 }));
