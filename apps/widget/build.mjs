/** One classic script without exports: brands' pages load it by a tag, and it leaves no name behind. */
import path from 'node:path';
import { rolldown } from 'rolldown';
import { compress } from '../../tools/precompress.mjs';

const root = import.meta.dirname;
const file = path.join(root, 'dist/widget.js');

const bundle = await rolldown({
  input: path.join(root, 'src/main.ts'),
  platform: 'browser',
  transform: { target: ['chrome111', 'safari16.4'] },
});
await bundle.write({ file, format: 'iife', minify: true });
await bundle.close();

await compress(file);
